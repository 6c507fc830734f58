import { useMemo, type ReactNode } from 'react'
import { COLUMNS_OF, useBreadth, type Breadth } from './breadth'
import { place } from './layout'
import styles from './Grid.module.css'

export interface GridTile {
  id: string
  /** Columns and rows at each breadth of the window. */
  sizes: Record<Breadth, readonly [w: number, h: number]>
  content: ReactNode
}

/** Tiles in fixed cells: nothing that arrives later moves anything. */
export function Grid({ tiles }: { tiles: readonly GridTile[] }) {
  const now = useBreadth()
  const boxes = useMemo(() => {
    const sizes = tiles.map(({ id, sizes }) => ({ id, w: sizes[now][0], h: sizes[now][1] }))
    return new Map(place(sizes, COLUMNS_OF[now]).map((box) => [box.id, box]))
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
