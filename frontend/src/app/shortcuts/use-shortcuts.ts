import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { carriedUrl } from '@/dashboard/url-state'
import { openOverlay, useShellOverlay } from './overlay-state'
import { readKey } from './shortcut'

const WAIT_MS = 1_200
const FIELDS = 'input, textarea, select, [contenteditable], [role="textbox"]'

function isFree(target: EventTarget | null): boolean {
  const isTyping = target instanceof Element && target.closest(FIELDS) !== null
  return !isTyping && document.querySelector('[role="dialog"], [role="menu"], [role="alertdialog"]') === null
}

/** Into the first search field of the screen; where it has none, the palette searches everything. */
function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
  if (field) field.focus()
  else openOverlay('palette')
}

/** Listens for the shortcuts of the whole product. */
export function useShortcuts(): void {
  const [, navigate] = useLocation()
  useEffect(() => {
    let goingUntilMs = 0
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const isGoing = event.timeStamp < goingUntilMs
      const { isGoing: waits, command } = readKey(event, isGoing, isFree(event.target))
      goingUntilMs = waits ? event.timeStamp + WAIT_MS : 0
      if (!command) return
      event.preventDefault()
      if (command.kind === 'search') focusSearch()
      else if (command.kind === 'go') navigate(command.path + carriedUrl(location.search))
      else if (command.kind === 'help') openOverlay('shortcuts')
      else useShellOverlay.setState(({ open }) => ({ open: open === 'palette' ? null : 'palette' }))
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate])
}
