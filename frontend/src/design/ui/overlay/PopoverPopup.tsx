import { CSPProvider } from '@base-ui/react/csp-provider'
import { Popover } from '@base-ui/react/popover'
import type { ReactNode, RefObject } from 'react'
import { useT } from '@/i18n'
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
  const t = useT()
  return (
    <CSPProvider disableStyleElements>
      <Popover.Root open={isOpen} onOpenChange={onOpenChange} modal="trap-focus">
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
              {/* For who has no Escape key; with it the focus stays inside, also above a dialog. */}
              <Popover.Close className="visually-hidden" tabIndex={-1}>
                {t('action.close')}
              </Popover.Close>
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
    </CSPProvider>
  )
}
