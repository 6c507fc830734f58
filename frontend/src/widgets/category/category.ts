import type { Filter, Row } from '@/api/types'
import type { WidgetAnswer } from '../contract'

/** A part of the whole: a group of an answer, or a whole answer where the answers have no groups. */
export interface Category {
  key: string
  /** Name of what it is a value of, for its colour. */
  dimension: string
  answer: string
  /** The groups' values, outermost first; empty for a whole answer. */
  path: readonly (readonly [field: string, value: Row['dimensions'][string]])[]
  /** Label of the answer it comes from. */
  source: string
  value: number
}

/** The groups of the first answer that has any, or one category for each answer. Rows over time are added up. */
export function categoriesOf(answers: readonly WidgetAnswer[]): Category[] {
  const grouped = answers.find((answer) => answer.rows.some((row) => Object.keys(row.dimensions).length > 0))
  if (!grouped)
    return answers.map((answer) => ({
      key: answer.id,
      dimension: 'answer',
      answer: answer.id,
      path: [],
      source: answer.label,
      value: answer.value ?? 0,
    }))
  const found = new Map<string, Category>()
  for (const row of grouped.rows) {
    if (row.value === null) continue
    const path = Object.entries(row.dimensions)
    const key = path.map(([, value]) => String(value ?? '')).join('\u0001')
    const known = found.get(key)
    if (known) known.value += row.value
    else
      found.set(key, {
        key,
        dimension: path.map(([field]) => field).join('\u0001'),
        answer: grouped.id,
        path,
        source: grouped.label,
        value: row.value,
      })
  }
  return [...found.values()]
}

/** What keeps only this category's events. */
export function filtersOf(path: Category['path']): Filter[] {
  return path.map(([field, value]) =>
    value === null ? { field, operator: 'not_exists' } : { field, operator: 'eq', value },
  )
}

/** The largest first; beyond `most` the rest is added up. Zeros and negative values have no share and are left out. */
export function largestOf(categories: readonly Category[], most: number): { kept: Category[]; rest: number } {
  const sorted = categories.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value)
  // A rest of one takes the room of that one: it may as well be shown.
  const kept = sorted.length <= most ? sorted : sorted.slice(0, Math.max(1, most - 1))
  const rest = sorted.slice(kept.length).reduce((sum, { value }) => sum + value, 0)
  return { kept, rest }
}
