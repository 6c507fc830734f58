import { ArchiveRestore } from 'lucide-react'
import { errorText } from '@/api/error-text'
import { useMakeBackup, type Backups } from '@/api/queries/backups'
import { Button } from '@/design/ui/Button'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Group } from '../Group'
import styles from './backups.module.css'

/** Makes a backup now, shows how far it is, and says what the last attempt failed of. */
export function MakeBackup({ found }: { found: Backups }) {
  const t = useT()
  const format = useFormat()
  const make = useMakeBackup()
  const { running, failed } = found
  const begin = () => make.mutate(undefined, { onError: (error) => toast(errorText(error, t), 'negative') })
  return (
    <Group
      title={t('backup.make')}
      hint={t('backup.makeHint', { directory: found.directory })}
      action={
        <Button variant="primary" disabled={running !== null || make.isPending} onClick={begin}>
          <ArchiveRestore size={14} aria-hidden="true" />
          {t('backup.now')}
        </Button>
      }
    >
      {running && (
        <div className={styles.running}>
          <progress
            className={styles.bar}
            aria-label={t('backup.running')}
            max={Math.max(running.events_total, 1)}
            value={running.events}
          />
          <span role="status">
            {running.events_total === 0
              ? t('backup.beginning')
              : t('backup.progress', {
                  done: format.exact(running.events),
                  total: format.exact(running.events_total),
                })}
          </span>
        </div>
      )}
      {!running && failed && (
        <p className={styles.failed} role="alert">
          {t('backup.failed', { time: format.dateTime(failed.at), reason: failed.message })}
        </p>
      )}
      <p className={styles.note}>{t('backup.secret')}</p>
    </Group>
  )
}
