import type { KeyboardEvent } from 'react'

const STEP: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Arrow, Home and End keys among siblings of one group: moves the focus and tells which index is wanted. */
export function onRovingKey(
  event: KeyboardEvent<HTMLElement>,
  count: number,
  choose: (index: number) => void,
): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-roving]')]
  const current = items.indexOf(document.activeElement as HTMLElement)
  const step = STEP[event.key]
  let next = -1
  if (step !== undefined) next = (current + step + count) % count
  else if (event.key === 'Home') next = 0
  else if (event.key === 'End') next = count - 1
  if (next < 0 || current < 0) return
  event.preventDefault()
  items[next]?.focus()
  choose(next)
}
