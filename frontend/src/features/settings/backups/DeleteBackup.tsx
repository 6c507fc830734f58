import { errorText } from '@/api/error-text'
import { useDeleteBackup, type Backup } from '@/api/queries/backups'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'

/** Asks before a backup goes. */
export function DeleteBackup({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const remove = useDeleteBackup()
  const confirm = () =>
    remove.mutate(backup.id, {
      onSuccess: onClose,
      onError: (error) => toast(errorText(error, t), 'negative'),
    })
  const time = backup.created_at ? format.dateTime(backup.created_at) : backup.id
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('backup.delete')}
      description={t('backup.deleteHint', { time })}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="danger" disabled={remove.isPending} onClick={confirm}>
            {t('backup.deleteNow')}
          </Button>
        </>
      }
    />
  )
}
