import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { useT } from '@/i18n'

interface ConfirmActionProps {
  title: string
  hint: string
  confirm: string
  isPending: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something is taken from somebody. */
export function ConfirmAction({ title, hint, confirm, isPending, onConfirm, onClose }: ConfirmActionProps) {
  const t = useT()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      description={hint}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="danger" disabled={isPending} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    />
  )
}
