import { useMemo, useRef, type CSSProperties, type ReactNode } from 'react'
import { classNames } from '@/design/ui/class-names'
import styles from './BoardGrid.module.css'
import { COLUMNS_OF, useBreadth } from './breadth'
import type { Gesture } from './gesture'
import { compact, fold, readingOrder, type Box, type Cells } from './layout'
import { useGesture, type GestureView } from './use-gesture'

export interface GridEdit {
  smallestOf: (id: string) => Cells
  onDone: (boxes: Box[]) => void
  /** What lies over a tile to take hold of it. */
  grips: (id: string, begin: GestureView['begin']) => ReactNode
}

interface BoardGridProps {
  boxes: readonly Box[]
  /** Given: the tiles can be moved and resized, on a window wide enough for all columns. */
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
  const { gesture, shown, begin } = useGesture({ grid, boxes: settled, smallestOf, onDone })
  const placed = useMemo(
    () => (now === 'wide' ? shown : fold(settled, now === 'medium' ? 6 : 2)),
    [now, shown, settled],
  )
  const at = new Map(placed.map((box) => [box.id, box]))
  const rows = Math.max(0, ...placed.map((box) => box.y + box.h))
  const frame = { '--columns': COLUMNS_OF[now], '--rows': rows } as CSSProperties
  return (
    <div
      ref={grid}
      className={classNames(styles.grid, gesture && styles.dragging)}
      style={frame}
      data-editing={Boolean(edit)}
    >
      {gesture && now === 'wide' && (
        <div className={styles.placeholder} style={cellStyle(at.get(gesture.id)!)} />
      )}
      {readingOrder(settled).map(({ id }) => {
        const isHeld = gesture?.id === id
        return (
          <div
            key={id}
            className={classNames(styles.cell, isHeld && styles.held)}
            style={isHeld ? heldStyle(gesture, at.get(id)!) : cellStyle(at.get(id)!)}
          >
            {children(id)}
            {edit?.grips(id, begin)}
          </div>
        )
      })}
    </div>
  )
}

function cellStyle({ x, y, w, h }: Box): CSSProperties {
  return { '--x': x, '--y': y, '--w': w, '--h': h } as CSSProperties
}

/** The held tile follows the pointer; while it is resized it keeps its corner. */
function heldStyle({ kind, id, start, dx, dy }: Gesture, preview: Box): CSSProperties {
  if (kind === 'resize') return cellStyle(preview)
  return { ...cellStyle(start.find((box) => box.id === id)!), transform: `translate(${dx}px, ${dy}px)` }
}
