import type { Format } from '@/format/use-format'

/** A number in the unit of its limit. */
export function writtenNumber(value: number | null, unit: '' | '%' | 'deviations', format: Format): string {
  if (value === null) return ''
  return unit === '%' ? format.number(value / 100, 'percent') : format.number(value)
}
