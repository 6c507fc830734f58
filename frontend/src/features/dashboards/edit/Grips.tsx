import type { KeyboardEvent } from 'react'
import type { Widget } from '@/api/dashboard'
import type { Direction } from '@/dashboard/grid/layout'
import type { GestureView } from '@/dashboard/grid/use-gesture'
import { useT } from '@/i18n'
import styles from './edit.module.css'
import type { Edits } from './use-edits'

interface GripsProps {
  widget: Widget
  edits: Edits
  begin: GestureView['begin']
  onOpen: (id: string) => void
}

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
const GROWTH: Record<Direction, readonly [dw: number, dh: number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
}

/** For the one who has made a widget and goes on with it by keyboard. */
export const gripId = (widget: string) => `grip-${widget}`

/** The grip after this one, else the one before: the focus must not be lost with a removed widget. */
function neighbour(grip: HTMLElement): HTMLElement | undefined {
  const grips = [...document.querySelectorAll<HTMLElement>('[data-grip]')]
  const at = grips.indexOf(grip)
  return grips[at + 1] ?? grips[at - 1]
}

/** The handles over a widget: its header moves it, its corner resizes it; the keys do both. */
export function Grips({ widget, edits, begin, onOpen }: GripsProps) {
  const t = useT()
  const { id, title } = widget
  const onKey = (event: KeyboardEvent<HTMLElement>) => {
    const direction = ARROWS[event.key]
    const isCommand = event.ctrlKey || event.metaKey
    const letter = event.key.toLowerCase()
    if (direction && event.shiftKey) edits.grow(id, ...GROWTH[direction])
    else if (direction) edits.step(id, direction)
    else if (event.key === 'Enter') onOpen(id)
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      const next = neighbour(event.currentTarget)
      edits.remove(id)
      next?.focus()
    } else if (isCommand && letter === 'c') edits.copy(id)
    else if (isCommand && letter === 'd') edits.duplicate(id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <button
        type="button"
        className={styles.grip}
        id={gripId(id)}
        data-grip
        aria-label={t('edit.move', { title })}
        aria-describedby="grid-keys"
        onPointerDown={(event) => begin(event, 'move', id)}
        onDoubleClick={() => onOpen(id)}
        onKeyDown={onKey}
      />
      <button
        type="button"
        className={styles.corner}
        tabIndex={-1}
        aria-label={t('edit.resize', { title })}
        onPointerDown={(event) => begin(event, 'resize', id)}
      />
    </>
  )
}
