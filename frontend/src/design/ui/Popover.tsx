import { lazy, Suspense, useRef, useState, type ReactNode } from 'react'
import { Button, type ButtonProps } from './Button'

interface PopoverProps extends Omit<ButtonProps, 'content'> {
  label: string
  align?: 'start' | 'end'
  /** What is inside; `close` closes it and gives the focus back. */
  content: (close: () => void) => ReactNode
}

const PopoverPopup = lazy(() => import('./overlay').then((overlay) => ({ default: overlay.PopoverPopup })))

/** A button that opens a small panel beside it. The panel is loaded when first wanted. */
export function Popover({ label, align = 'end', content, children, ...button }: PopoverProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [isWanted, setIsWanted] = useState(false)
  // The press that closes the panel from outside is on this button too: its click must not open it again.
  const wasOpen = useRef(false)
  const toggle = () => {
    setIsWanted(true)
    setIsOpen(!wasOpen.current)
    wasOpen.current = false
  }
  return (
    <>
      <Button
        ref={anchor}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerDownCapture={() => (wasOpen.current = isOpen)}
        onClick={toggle}
        {...button}
      >
        {children}
      </Button>
      {isWanted && (
        <Suspense>
          <PopoverPopup {...{ label, anchor, isOpen, align }} onOpenChange={setIsOpen}>
            {content(() => setIsOpen(false))}
          </PopoverPopup>
        </Suspense>
      )}
    </>
  )
}
