import { readStep } from '@/features/analysis/question/event-step'
import type { EventStep } from '@/features/analysis'
import { MEASURES, type Measure } from './answer'

export interface Goal extends EventStep {
  measure: Measure
}

export interface VariantCounts {
  name: string
  exposures: number
  conversions: number
}

/** What a question by counts starts with. */
export const EXAMPLE: readonly VariantCounts[] = [
  { name: 'control', exposures: 1_000, conversions: 100 },
  { name: 'test', exposures: 1_000, conversions: 130 },
]

/** From JSON; null for none, undefined for what is no goal. */
export function readGoal(given: unknown): Goal | null | undefined {
  if (given === null) return null
  const step = readStep(given)
  if (!step) return undefined
  const { measure } = given as { measure?: unknown }
  return { ...step, measure: MEASURES.find((one) => one === measure) ?? 'conversion' }
}

const isCount = (given: unknown): given is number =>
  typeof given === 'number' && Number.isInteger(given) && given >= 0 && given <= 1e12

/** From JSON; undefined for what no variant can be. */
export function readCounts(given: unknown): VariantCounts | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const { name, exposures, conversions } = given as Record<string, unknown>
  if (typeof name !== 'string' || name === '' || name.length > 200) return undefined
  if (!isCount(exposures) || !isCount(conversions) || conversions > exposures) return undefined
  return { name, exposures, conversions }
}
