import { X } from 'lucide-react'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Dialog } from '@base-ui/react/dialog'
import { useRef } from 'react'
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
  return (
    <CSPProvider disableStyleElements>
      <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
        <Dialog.Portal>
          <Dialog.Backdrop className={styles.backdrop} />
          <Dialog.Popup
            ref={popup}
            // To the first field; where there is none, to the dialog itself and not to its way out.
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
