import { useEffect, useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react'

const MARGIN_PX = 200

let holds = 0
const watchers = new Set<() => void>()

function hold(change: 1 | -1): void {
  holds += change
  watchers.forEach((watch) => watch())
}

/** Until the returned function is called everything counts as on screen, e.g. for a picture of the whole page. */
export function showEverything(): () => void {
  hold(1)
  return () => hold(-1)
}

function watchHolds(watch: () => void): () => void {
  watchers.add(watch)
  return () => void watchers.delete(watch)
}

function isNearViewport(element: Element): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect()
  // An element that is not displayed has no extent.
  if (bottom <= top || right <= left) return false
  const isBeside = (from: number, to: number, length: number) => to < -MARGIN_PX || from > length + MARGIN_PX
  return !isBeside(top, bottom, innerHeight) && !isBeside(left, right, innerWidth)
}

/** Whether the element is within one short scroll of the viewport. */
export function useOnScreen(ref: RefObject<Element | null>): boolean {
  const [isOnScreen, setIsOnScreen] = useState(false)
  const isHeld = useSyncExternalStore(watchHolds, () => holds > 0)
  // The observer first tells after the page was painted; what a tile asks for is on its way before.
  useLayoutEffect(() => {
    if (ref.current && isNearViewport(ref.current)) setIsOnScreen(true)
  }, [ref])
  useEffect(() => {
    if (!ref.current) return
    const observer = new IntersectionObserver(
      (entries) => setIsOnScreen(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: `${MARGIN_PX}px` },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [ref])
  return isOnScreen || isHeld
}
