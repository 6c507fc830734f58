import { useSyncExternalStore } from 'react'

export type Breadth = 'wide' | 'medium' | 'narrow'

export const COLUMNS_OF = { wide: 12, medium: 6, narrow: 2 } as const satisfies Record<Breadth, number>
const QUERIES: readonly [Breadth, string][] = [
  ['wide', '(min-width: 1180px)'],
  ['medium', '(min-width: 760px)'],
]

function breadth(): Breadth {
  return QUERIES.find(([, query]) => matchMedia(query).matches)?.[0] ?? 'narrow'
}

function onBreadth(listener: () => void): () => void {
  const lists = QUERIES.map(([, query]) => matchMedia(query))
  lists.forEach((list) => list.addEventListener('change', listener))
  return () => lists.forEach((list) => list.removeEventListener('change', listener))
}

/** How many columns the window has room for. */
export function useBreadth(): Breadth {
  return useSyncExternalStore(onBreadth, breadth)
}
