import type { Range } from '@/api/dashboard'
import type { Filter } from '@/api/types'
import { isSpan } from './document'

type Span = Exclude<Range, string>

const FIELD = 'timestamp'

/** A span of time brushed in one widget, as the filter on the others that the address carries. */
export function brushFilter({ from, to }: Span): Filter {
  return { field: FIELD, operator: 'between', value: [from, to] }
}

/** The span of such a filter; null for any other. */
export function brushedSpan({ field, operator, value }: Filter): Span | null {
  if (field !== FIELD || operator !== 'between' || !Array.isArray(value)) return null
  const [from, to] = value as unknown[]
  if (typeof from !== 'string' || typeof to !== 'string') return null
  return isSpan({ from, to }) && Date.parse(from) < Date.parse(to) ? { from, to } : null
}
