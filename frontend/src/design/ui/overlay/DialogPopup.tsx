import { X } from 'lucide-react'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog } from '@base-ui/react/dialog'
import { useLayoutEffect, useRef } from 'react'
import { useT } from '@/i18n'
import type { DialogProps } from '../Dialog'
import { IconButton } from '../IconButton'
import { classNames } from '../class-names'
import styles from './DialogPopup.module.css'

const FIELDS = 'input, textarea, select, [data-first-focus]'

export function DialogPopup({
  isOpen,
  onClose,
  title,
  description,
  side = 'center',
  size = 'normal',
  footer,
  children,
}: DialogProps) {
  const t = useT()
  const popup = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLElement | null>(null)
  const place = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => {
    if (!isOpen) return
    const active = document.activeElement
    // Nothing has the focus where one dialog takes the place of another: what the first began from is known below.
    opener.current = active instanceof HTMLElement && active !== document.body ? active : null
    place.current = opener.current?.closest<HTMLElement>('section, main') ?? null
  }, [isOpen])
  // What opened the dialog may be gone with what was done in it: then to where it stood.
  const goBack = () => {
    if (opener.current?.isConnected) return opener.current
    if (place.current && !place.current.hasAttribute('tabindex')) place.current.tabIndex = -1
    return place.current ?? true
  }
  return (
    <CSPProvider disableStyleElements>
      <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
        <Dialog.Portal>
          <Dialog.Backdrop className={styles.backdrop} />
          <Dialog.Popup
            ref={popup}
            // To the first field; where there is none, to the dialog itself and not to its way out.
            finalFocus={goBack}
            initialFocus={() => popup.current?.querySelector<HTMLElement>(FIELDS) ?? popup.current}
            className={classNames(styles.popup, styles[side], size === 'wide' && styles.wide)}
          >
            {side === 'top' ? (
              <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
            ) : (
              <header className={styles.header}>
                <Dialog.Title className={styles.title}>{title}</Dialog.Title>
                <IconButton label={t('action.close')} onClick={onClose}>
                  <X size={16} aria-hidden="true" />
                </IconButton>
              </header>
            )}
            <div className={styles.body}>
              {description && (
                <Dialog.Description className={styles.description}>{description}</Dialog.Description>
              )}
              {children}
            </div>
            {footer && <footer className={styles.footer}>{footer}</footer>}
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
    </CSPProvider>
  )
}
