import { errorText } from '@/api/error-text'
import { useDeleteBackup, type Backup } from '@/api/queries/backups'
import { ConfirmDialog } from '@/design/ui/ConfirmDialog'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'

/** Asks before a backup goes. */
export function DeleteBackup({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const remove = useDeleteBackup()
  const time = backup.created_at ? format.dateTime(backup.created_at) : backup.id
  return (
    <ConfirmDialog
      title={t('backup.delete')}
      hint={t('backup.deleteHint', { time })}
      confirm={t('backup.deleteNow')}
      isPending={remove.isPending}
      error={remove.error && errorText(remove.error, t)}
      onConfirm={() => remove.mutate(backup.id, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
