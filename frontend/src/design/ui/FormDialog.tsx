import { useId } from 'react'
import { useT, type Words } from '@/i18n'
import { Button } from './Button'
import { Dialog, type DialogProps } from './Dialog'
import styles from './FormDialog.module.css'

interface FormDialogProps extends Omit<DialogProps, 'isOpen'> {
  isOpen?: boolean
  /** The words of what is done, as on the button. */
  submit: string
  /** Called when what is asked for was given and nothing is under way. */
  onSubmit: () => void
  isPending: boolean
  /** Whether what is asked for was given. */
  isReady?: boolean
  variant?: 'danger' | 'primary'
  /** Why it failed, where no field says so. */
  error?: Words | null
}

/** Asks for something to be filled in; Enter sends it too. A footer of one's own takes the place of the buttons. */
export function FormDialog({
  isOpen = true,
  isReady = true,
  variant = 'primary',
  submit,
  onSubmit,
  isPending,
  error,
  children,
  ...dialog
}: FormDialogProps) {
  const t = useT()
  const form = useId()
  return (
    <Dialog
      isOpen={isOpen}
      footer={
        <>
          <Button onClick={dialog.onClose}>{t('action.cancel')}</Button>
          <Button variant={variant} type="submit" form={form} disabled={!isReady || isPending}>
            {submit}
          </Button>
        </>
      }
      {...dialog}
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !isPending) onSubmit()
        }}
        noValidate
      >
        {children}
        {error && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </form>
    </Dialog>
  )
}
