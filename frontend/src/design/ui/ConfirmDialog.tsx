import type { ReactNode } from 'react'
import type { Words } from '@/i18n'
import { FormDialog } from './FormDialog'

interface ConfirmDialogProps {
  isOpen?: boolean
  onClose: () => void
  title: string
  /** What will happen. */
  hint: string
  /** The words of what is done, as on the button. */
  confirm: string
  onConfirm: () => void
  isPending: boolean
  /** Whether what else is asked for was given. */
  isReady?: boolean
  variant?: 'danger' | 'primary'
  /** Why it failed. */
  error?: Words | null
  children?: ReactNode
}

/** Asks before something is done that cannot be taken back. */
export function ConfirmDialog({ variant = 'danger', hint, confirm, onConfirm, ...rest }: ConfirmDialogProps) {
  return <FormDialog variant={variant} description={hint} submit={confirm} onSubmit={onConfirm} {...rest} />
}
