import { useRef, useState } from 'react'

/** What a button and the popup that it opens share: the popup is loaded when first wanted (`isWanted`) and stands at `anchor`. */
export function useOpener(popup: 'menu' | 'dialog') {
  const anchor = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [isWanted, setIsWanted] = useState(false)
  // The press that closes the popup from outside is on the button too: its click must not open it again.
  const wasOpen = useRef(false)
  const button = {
    'aria-haspopup': popup,
    'aria-expanded': isOpen,
    onPointerDownCapture: () => {
      wasOpen.current = isOpen
    },
    onClick: () => {
      setIsWanted(true)
      setIsOpen(!wasOpen.current)
      wasOpen.current = false
    },
  }
  return { anchor, isOpen, setIsOpen, isWanted, button }
}
