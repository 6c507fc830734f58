import type { KeyboardEvent } from 'react'

const AXES: Record<string, readonly [dx: number, dy: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Arrow keys move the focus to the nearest of `[data-card]` in that direction, as the eye would. */
export function onArrowFocus(event: KeyboardEvent<HTMLElement>): void {
  const axis = AXES[event.key]
  const from = document.activeElement
  if (!axis || !from?.matches('[data-card]')) return
  const [dx, dy] = axis
  const centre = (element: Element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  }
  const start = centre(from)
  let best: { element: HTMLElement; cost: number } | null = null
  for (const element of event.currentTarget.querySelectorAll<HTMLElement>('[data-card]')) {
    const { x, y } = centre(element)
    const ahead = (x - start.x) * dx + (y - start.y) * dy
    const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx)
    const cost = ahead + 3 * aside
    if (ahead > 1 && (!best || cost < best.cost)) best = { element, cost }
  }
  if (!best) return
  event.preventDefault()
  best.element.focus()
}
