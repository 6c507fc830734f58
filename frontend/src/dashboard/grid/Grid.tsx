import { useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { place } from './layout'
import styles from './Grid.module.css'

export type Breadth = 'wide' | 'medium' | 'narrow'

export interface GridTile {
  id: string
  /** Columns and rows at each breadth of the window. */
  sizes: Record<Breadth, readonly [w: number, h: number]>
  content: ReactNode
}

const COLUMNS: Record<Breadth, number> = { wide: 12, medium: 6, narrow: 2 }
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

/** Tiles in fixed cells: nothing that arrives later moves anything. */
export function Grid({ tiles }: { tiles: readonly GridTile[] }) {
  const now = useSyncExternalStore(onBreadth, breadth)
  const boxes = useMemo(() => {
    const sizes = tiles.map(({ id, sizes }) => ({ id, w: sizes[now][0], h: sizes[now][1] }))
    return new Map(place(sizes, COLUMNS[now]).map((box) => [box.id, box]))
  }, [tiles, now])
  return (
    <div className={styles.grid} data-breadth={now}>
      {tiles.map(({ id, content }) => {
        const { x, y, w, h } = boxes.get(id)!
        const area = { gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}` }
        return (
          <div key={id} className={styles.cell} style={area}>
            {content}
          </div>
        )
      })}
    </div>
  )
}
