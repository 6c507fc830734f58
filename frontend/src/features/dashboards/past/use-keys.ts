import { useEffect, useRef } from 'react'

interface Keys {
  toggle: () => void
  back: () => void
  on: () => void
}

const OWN_KEYS =
  'input, textarea, select, button, a, summary, [contenteditable], [role="menu"], [role="dialog"], [role="radio"], [role="tab"]'

/** Space plays and pauses, the arrows go a step: wherever the focus is not on something that has its own use for the key. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest(OWN_KEYS)) return
      const { toggle, back, on } = latest.current
      const action = { ' ': toggle, ArrowLeft: back, ArrowRight: on }[event.key]
      if (!action) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
