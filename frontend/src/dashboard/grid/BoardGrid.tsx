import { useMemo, useRef, type CSSProperties, type ReactNode } from 'react'
import { classNames } from '@/design/ui/class-names'
import styles from './BoardGrid.module.css'
import { COLUMNS_OF, useBreadth, type Breadth } from './breadth'
import type { Gesture } from './gesture'
import { compact, fold, readingOrder, type Box, type Cells } from './layout'
import { useGesture, type GestureView } from './use-gesture'

interface GridEdit {
  smallestOf: (id: string) => Cells
  onDone: (boxes: Box[]) => void
  /** What lies over a tile to take hold of it. */
  grips: (id: string, begin: GestureView['begin']) => ReactNode
}

interface BoardGridProps {
  boxes: readonly Box[]
  /** Given: the tiles can be moved and resized. */
  edit?: GridEdit | undefined
  children: (id: string) => ReactNode
}

const NOTHING: Omit<GridEdit, 'grips'> = { smallestOf: () => [1, 1], onDone: () => {} }

/** A dashboard's grid: every tile in its cells, in reading order, folded to fewer columns on narrow windows. */
export function BoardGrid({ boxes, edit, children }: BoardGridProps) {
  const grid = useRef<HTMLDivElement>(null)
  const now = useBreadth()
  const { smallestOf, onDone } = edit ?? NOTHING
  // Without overlaps, whatever a document says.
  const settled = useMemo(() => compact(boxes), [boxes])
  const columns = COLUMNS_OF[now]
  const { gesture, shown, begin } = useGesture({ grid, columns, boxes: settled, smallestOf, onDone })
  const placed = useMemo(() => onScreen(shown, columns), [shown, columns])
  const at = new Map(placed.map((box) => [box.id, box]))
  const rows = Math.max(0, ...placed.map((box) => box.y + box.h))
  const frame = { '--columns': columns, '--rows': rows } as CSSProperties
  return (
    <div
      ref={grid}
      className={classNames(styles.grid, gesture && styles.dragging)}
      style={frame}
      data-editing={Boolean(edit)}
    >
      {gesture && <div className={styles.placeholder} style={cellStyle(at.get(gesture.id)!)} />}
      {readingOrder(settled).map(({ id }) => {
        const isHeld = gesture?.id === id
        return (
          <div
            key={id}
            className={classNames(styles.cell, isHeld && styles.held)}
            style={isHeld ? heldStyle(gesture, columns, at.get(id)!) : cellStyle(at.get(id)!)}
          >
            {children(id)}
            {edit?.grips(id, begin)}
          </div>
        )
      })}
    </div>
  )
}

type Columns = (typeof COLUMNS_OF)[Breadth]

const onScreen = (boxes: readonly Box[], columns: Columns) => (columns === 12 ? boxes : fold(boxes, columns))

function cellStyle({ x, y, w, h }: Box): CSSProperties {
  return { '--x': x, '--y': y, '--w': w, '--h': h } as CSSProperties
}

/** The held tile follows the pointer; while it is resized it keeps its corner. */
function heldStyle({ kind, id, start, dx, dy }: Gesture, columns: Columns, preview: Box): CSSProperties {
  if (kind === 'resize') return cellStyle(preview)
  const origin = onScreen(start, columns).find((box) => box.id === id)!
  return { ...cellStyle(origin), transform: `translate(${dx}px, ${dy}px)` }
}
