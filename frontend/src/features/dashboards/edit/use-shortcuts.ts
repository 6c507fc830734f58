import { useEffect, useRef } from 'react'

export interface Shortcuts {
  undo: () => void
  redo: () => void
  save: () => void
  paste: () => void
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')

/** Ctrl or ⌘ with Z, Shift+Z, Y, S, V; fields keep their own. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey)) return
      const letter = event.key.toLowerCase()
      const { undo, redo, save, paste } = latest.current
      const run = { z: event.shiftKey ? redo : undo, y: redo, s: save, v: paste }[letter]
      if (!run || (isField(event.target) && letter !== 's')) return
      event.preventDefault()
      run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
