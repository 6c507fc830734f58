import { Archive, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Backup } from '@/api/queries/backups'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { IconButton } from '@/design/ui/IconButton'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Group } from '../Group'
import styles from './backups.module.css'
import { DeleteBackup } from './DeleteBackup'
import { RestoreHelp } from './RestoreHelp'

/** The backups, newest first; each can be deleted, and says how it is restored. */
export function BackupList({ backups, isBusy }: { backups: readonly Backup[]; isBusy: boolean }) {
  const t = useT()
  const [restored, setRestored] = useState<Backup | null>(null)
  const [deleted, setDeleted] = useState<Backup | null>(null)
  return (
    <Group title={t('backup.list')}>
      {backups.length === 0 ? (
        <div className={styles.empty}>
          <EmptyState
            icon={<Archive size={22} aria-hidden="true" />}
            title={t('backup.none')}
            detail={t('backup.noneHint')}
          />
        </div>
      ) : (
        <ul className={styles.list}>
          {backups.map((backup) => (
            <li key={backup.id}>
              <BackupFacts backup={backup} />
              <span className={styles.actions}>
                {!backup.problem && (
                  <Button
                    aria-label={t('backup.restoreOf', { name: backup.id })}
                    onClick={() => setRestored(backup)}
                  >
                    {t('backup.how')}
                  </Button>
                )}
                <IconButton
                  label={t('backup.deleteOf', { name: backup.id })}
                  disabled={isBusy}
                  onClick={() => setDeleted(backup)}
                >
                  <Trash2 size={15} aria-hidden="true" />
                </IconButton>
              </span>
            </li>
          ))}
        </ul>
      )}
      {restored && <RestoreHelp backup={restored} onClose={() => setRestored(null)} />}
      {deleted && <DeleteBackup backup={deleted} onClose={() => setDeleted(null)} />}
    </Group>
  )
}

function BackupFacts({ backup }: { backup: Backup }) {
  const t = useT()
  const format = useFormat()
  if (backup.problem)
    return (
      <span className={styles.facts}>
        <b>
          {backup.id} <Badge tone="negative">{t('backup.unreadable')}</Badge>
        </b>
        <small>{backup.problem}</small>
      </span>
    )
  return (
    <span className={styles.facts}>
      <b>
        <time dateTime={backup.created_at}>{format.dateTime(backup.created_at)}</time>
      </b>
      <small>
        {t('backup.facts', {
          events: format.exact(backup.events),
          size: format.number(backup.bytes, 'bytes'),
          version: backup.version,
        })}
      </small>
    </span>
  )
}
