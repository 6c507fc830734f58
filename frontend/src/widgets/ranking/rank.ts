import type { Row } from '@/api/types'

export interface Ranked {
  key: string
  value: number
  /** Part of the whole. */
  share: number
}

/**
 * The rows of a breakdown, largest first, at most `limit`; values that are missing or zero are left out. Shares are of `whole`, or
 * of the sum of the rows where there is none.
 */
export function rank(
  rows: readonly Row[],
  dimension: string,
  limit: number,
  whole: number | null = null,
): Ranked[] {
  const items = rows
    .filter((row) => row.value !== null && row.value > 0)
    .map((row) => ({ key: String(row.dimensions[dimension] ?? ''), value: row.value! }))
    .sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1))
  const total = whole ?? items.reduce((sum, item) => sum + item.value, 0)
  return items.slice(0, limit).map((item) => ({ ...item, share: item.value / total }))
}

/** The first `keep` as they are and the rest as one entry with key `other`. */
export function withOther(items: readonly Ranked[], keep: number, other: string): Ranked[] {
  if (items.length <= keep + 1) return [...items]
  const rest = items.slice(keep)
  const sum = (part: 'value' | 'share') => rest.reduce((total, item) => total + item[part], 0)
  return [...items.slice(0, keep), { key: other, value: sum('value'), share: sum('share') }]
}
