import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react'
import { landingsOf } from './folded'
import { previewOf, type Gesture, type Scale } from './gesture'
import { isSame, type Box, type Cells } from './layout'

const ROW_PX = 38
const GAP_PX = 10
const EDGE_PX = 60
const SCROLL_PX = 14

export interface GestureView {
  gesture: Gesture | null
  /** The tiles as they would stand in the whole grid; the given ones while nothing is dragged. */
  shown: readonly Box[]
  begin: (event: PointerEvent<HTMLElement>, kind: Gesture['kind'], id: string) => void
}

interface Options {
  grid: RefObject<HTMLElement | null>
  columns: Scale['columns']
  boxes: readonly Box[]
  smallestOf: (id: string) => Cells
  onDone: (boxes: Box[]) => void
}

/** Dragging by mouse, pen or finger: scrolls at the edges of the window; Escape, or a touch that the browser takes, puts everything back. */
export function useGesture({ grid, columns, boxes, smallestOf, onDone }: Options): GestureView {
  const [gesture, setGesture] = useState<Gesture | null>(null)
  const [scale, setScale] = useState<Scale>({ columns, column: 100, row: ROW_PX + GAP_PX })
  const origin = useRef({ x: 0, y: 0, pointer: 0 })
  const shown = gesture ? previewOf(gesture, scale, smallestOf(gesture.id)) : boxes
  const latest = useRef({ gesture, shown, onDone })
  useEffect(() => {
    latest.current = { gesture, shown, onDone }
  })
  const isActive = gesture !== null
  useEffect(() => {
    if (!isActive) return
    const pointer = { x: origin.current.x, y: origin.current.y - scrollY }
    const follow = () => {
      const [dx, dy] = [pointer.x - origin.current.x, pointer.y + scrollY - origin.current.y]
      setGesture((now) => now && { ...now, dx, dy })
    }
    // A second finger is none of ours.
    const isOurs = (event: globalThis.PointerEvent) => event.pointerId === origin.current.pointer
    const onMove = (event: globalThis.PointerEvent) => {
      if (!isOurs(event)) return
      Object.assign(pointer, { x: event.clientX, y: event.clientY })
      follow()
    }
    const onUp = (event: globalThis.PointerEvent) => {
      if (!isOurs(event)) return
      const { gesture: done, shown: after, onDone: finish } = latest.current
      setGesture(null)
      if (done && !isSame(done.start, after)) finish([...after])
    }
    const onCancel = (event: globalThis.PointerEvent) => {
      if (isOurs(event)) setGesture(null)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setGesture(null)
    }
    const timer = setInterval(() => {
      const step = pointer.y < EDGE_PX ? -SCROLL_PX : pointer.y > innerHeight - EDGE_PX ? SCROLL_PX : 0
      if (step === 0) return
      scrollBy(0, step)
      follow()
    }, 16)
    addEventListener('pointermove', onMove)
    addEventListener('pointerup', onUp)
    addEventListener('pointercancel', onCancel)
    addEventListener('keydown', onKey)
    return () => {
      clearInterval(timer)
      removeEventListener('pointermove', onMove)
      removeEventListener('pointerup', onUp)
      removeEventListener('pointercancel', onCancel)
      removeEventListener('keydown', onKey)
    }
  }, [isActive])
  const begin: GestureView['begin'] = (event, kind, id) => {
    if (event.button !== 0 || !grid.current || isActive) return
    const width = grid.current.getBoundingClientRect().width
    setScale({ columns, column: (width + GAP_PX) / columns, row: ROW_PX + GAP_PX })
    origin.current = { x: event.clientX, y: event.clientY + scrollY, pointer: event.pointerId }
    const isFolded = kind === 'move' && columns !== 12
    const landings = isFolded ? { landings: landingsOf(boxes, id, columns) } : {}
    setGesture({ kind, id, start: boxes, ...landings, dx: 0, dy: 0 })
  }
  return { gesture, shown, begin }
}
