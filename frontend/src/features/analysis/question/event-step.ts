import type { FilterNode } from '@/api/types'
import { isNode } from '@/dashboard/filter-text'

/** Some events: by name (a metric of the catalogue, `*` for any), narrowed by filters, with a name of their own. */
export interface EventStep {
  event: string
  filters?: readonly FilterNode[]
  label?: string
}

/** From JSON, or from a bare event name; undefined for anything else. Filters that cannot be read are left out. */
export function readStep(given: unknown): EventStep | undefined {
  if (typeof given === 'string') return given === '' ? undefined : { event: given }
  if (typeof given !== 'object' || given === null) return undefined
  const { event, filters, label } = given as Record<string, unknown>
  if (typeof event !== 'string' || event === '') return undefined
  const nodes = Array.isArray(filters) ? filters.filter(isNode) : []
  return {
    event,
    ...(nodes.length > 0 ? { filters: nodes } : {}),
    ...(typeof label === 'string' && label !== '' ? { label } : {}),
  }
}

/** Short for an address: the bare name where nothing else is said. */
export function writeStep(step: EventStep): string {
  const { event, filters = [], label } = step
  const isBare = filters.length === 0 && !label && /^[A-Za-z_$*][^{}[\]"]*$/.test(event)
  // These names would be read as JSON.
  return isBare && !/^(true|false|null)$/.test(event) ? event : JSON.stringify(readStep(step))
}

/** What to call it: its label, else the event. */
export const stepTitle = (step: EventStep) => step.label ?? step.event
