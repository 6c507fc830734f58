import { GripVertical } from 'lucide-react'
import { useEffect, useRef, useState, type PointerEvent, type ReactNode } from 'react'
import { useT } from '@/i18n'
import styles from './parts.module.css'

interface SortableListProps<T> {
  label: string
  items: readonly T[]
  titleOf: (item: T, index: number) => string
  onMove: (from: number, to: number) => void
  /** One item; `handle` is what it is dragged by, missing while there is only one; `place` is where it is while it is dragged. */
  children: (item: T, index: number, handle: ReactNode, place: number) => ReactNode
}

/** The list with the item at `from` taken to `to`. */
export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const next = items.slice()
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** An order to change by dragging a handle, or with the arrow keys on it. */
export function SortableList<T>({ label, items, titleOf, onMove, children }: SortableListProps<T>) {
  const t = useT()
  const list = useRef<HTMLOListElement>(null)
  // While dragging: where the item came from, and where it is now.
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  // The handle that takes the focus once the order is drawn.
  const focused = useRef<number | null>(null)
  const [message, setMessage] = useState('')
  const handles = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-handle]') ?? [])]
  useEffect(() => {
    if (focused.current === null) return
    handles()[focused.current]?.focus()
    focused.current = null
  })
  const commit = (from: number, to: number) => {
    if (to === from || to < 0 || to >= items.length) return
    onMove(from, to)
    setMessage(
      t('analysis.moved', { title: titleOf(items[from]!, from), place: to + 1, count: items.length }),
    )
  }
  const over = (event: PointerEvent): number => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect())
    const at = rows.findIndex((row) => event.clientY < row.top + row.height / 2)
    const slot = at < 0 ? rows.length - 1 : at
    return drag && slot > drag.to && at >= 0 ? slot - 1 : slot
  }
  const places = items.map((_, index) => index)
  const order = drag ? moved(places, drag.from, drag.to) : places
  const handleOf = (index: number) =>
    items.length < 2 ? null : (
      <button
        type="button"
        data-handle
        className={styles.handle}
        aria-label={t('analysis.move', { title: titleOf(items[index]!, index) })}
        title={t('analysis.moveHint')}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          setDrag({ from: index, to: index })
        }}
        onPointerMove={(event) => {
          if (!drag) return
          const to = over(event)
          if (to !== drag.to) setDrag({ from: drag.from, to })
        }}
        onPointerUp={() => {
          if (drag) commit(drag.from, drag.to)
          setDrag(null)
        }}
        onPointerCancel={() => setDrag(null)}
        onKeyDown={(event) => {
          const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
          if (step === undefined) return
          event.preventDefault()
          commit(index, index + step)
          focused.current = Math.min(items.length - 1, Math.max(0, index + step))
        }}
      >
        <GripVertical size={14} aria-hidden="true" />
      </button>
    )
  return (
    <>
      <ol ref={list} aria-label={label} className={styles.list}>
        {order.map((index, place) => (
          <li key={index} data-dragged={drag?.from === index}>
            {children(items[index]!, index, handleOf(index), place)}
          </li>
        ))}
      </ol>
      <span className="visually-hidden" role="status">
        {message}
      </span>
    </>
  )
}
