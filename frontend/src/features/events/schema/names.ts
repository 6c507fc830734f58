import type { EventName, PropertyName } from '@/api/queries/dictionary'

export type Name = EventName | PropertyName
export const ONLY = ['all', 'conflict', 'undescribed', 'hidden'] as const
export type Only = (typeof ONLY)[number]
export type Sort = 'count' | 'name' | 'last_seen'

export const isConflicting = (name: Name) => 'is_conflicting' in name && name.is_conflicting

const TESTS: Record<Only, (name: Name) => boolean> = {
  all: () => true,
  conflict: isConflicting,
  undescribed: (name) => name.description === '',
  hidden: (name) => name.hidden,
}

/** Names that have the text in them, in their description or tags, and are of the kind asked for. */
export function chosenNames<N extends Name>(names: readonly N[], search: string, only: Only): N[] {
  const wanted = search.trim().toLowerCase()
  return names.filter(
    (one) =>
      TESTS[only](one) &&
      `${one.name} ${one.description} ${one.tags.join(' ')}`.toLowerCase().includes(wanted),
  )
}

const ORDERS: Record<Sort, (a: Name, b: Name) => number> = {
  count: (a, b) => b.count - a.count,
  name: (a, b) => a.name.localeCompare(b.name),
  last_seen: (a, b) => (b.last_seen ?? '').localeCompare(a.last_seen ?? ''),
}

/** Hidden names come last in any order. */
export function sortedNames<N extends Name>(names: readonly N[], sort: Sort): N[] {
  return [...names].sort((a, b) => Number(a.hidden) - Number(b.hidden) || ORDERS[sort](a, b))
}
