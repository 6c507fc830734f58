import { lazy, Suspense, type ReactNode } from 'react'
import { Button, type ButtonProps } from './Button'
import { useOpener } from './use-opener'

interface PopoverProps extends Omit<ButtonProps, 'content'> {
  label: string
  align?: 'start' | 'end'
  /** What is inside; `close` closes it and gives the focus back. */
  content: (close: () => void) => ReactNode
}

const PopoverPopup = lazy(() => import('./overlay').then((overlay) => ({ default: overlay.PopoverPopup })))

/** A button that opens a small panel beside it. The panel is loaded when first wanted. */
export function Popover({ label, align = 'end', content, children, ...button }: PopoverProps) {
  const { anchor, isOpen, setIsOpen, isWanted, button: opening } = useOpener('dialog')
  return (
    <>
      <Button ref={anchor} aria-label={label} {...opening} {...button}>
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
