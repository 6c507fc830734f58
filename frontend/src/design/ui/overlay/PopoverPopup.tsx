import { CSPProvider } from '@base-ui/react/csp-provider'
import { Popover } from '@base-ui/react/popover'
import type { ReactNode, RefObject } from 'react'
import styles from './PopoverPopup.module.css'

interface PopoverPopupProps {
  label: string
  anchor: RefObject<HTMLElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  align: 'start' | 'end'
  children: ReactNode
}

export function PopoverPopup({ label, anchor, isOpen, onOpenChange, align, children }: PopoverPopupProps) {
  return (
    <CSPProvider disableStyleElements>
      <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
        <Popover.Portal>
          <Popover.Positioner
            anchor={anchor}
            align={align}
            sideOffset={6}
            collisionPadding={8}
            className={styles.positioner}
          >
            <Popover.Popup className={styles.popup} aria-label={label} finalFocus={anchor}>
              {children}
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </CSPProvider>
  )
}
