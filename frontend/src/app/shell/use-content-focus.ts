import { useEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'wouter'

/** Another screen begins at its top: for the eye, for the keyboard and for a screen reader. The first screen leaves the focus alone. */
export function useContentFocus(): RefObject<HTMLElement | null> {
  const content = useRef<HTMLElement>(null)
  const [path] = useLocation()
  const shown = useRef(path)
  useEffect(() => {
    if (shown.current === path) return
    shown.current = path
    content.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [path])
  return content
}
