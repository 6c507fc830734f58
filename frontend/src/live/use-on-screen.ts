import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react'

const MARGIN = '200px'

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

/** Whether the element is within one short scroll of the viewport. */
export function useOnScreen(ref: RefObject<Element | null>): boolean {
  const [isOnScreen, setIsOnScreen] = useState(false)
  const isHeld = useSyncExternalStore(watchHolds, () => holds > 0)
  useEffect(() => {
    if (!ref.current) return
    const observer = new IntersectionObserver(
      (entries) => setIsOnScreen(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: MARGIN },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [ref])
  return isOnScreen || isHeld
}
