import { Archive, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Backup } from '@/api/queries/backups'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { IconButton } from '@/design/ui/IconButton'
import { useFormat, type Format } from '@/format/use-format'
import { useT, type Translate } from '@/i18n'
import { Group } from '../Group'
import list from '../list.module.css'
import { ListRow } from '../ListRow'
import { DeleteBackup } from './DeleteBackup'
import { RestoreHelp } from './RestoreHelp'

/** The backups, newest first; each can be deleted, and says how it is restored. */
export function BackupList({ backups, isBusy }: { backups: readonly Backup[]; isBusy: boolean }) {
  const t = useT()
  const format = useFormat()
  const [restored, setRestored] = useState<Backup | null>(null)
  const [deleted, setDeleted] = useState<Backup | null>(null)
  return (
    <Group title={t('backup.list')}>
      {backups.length === 0 ? (
        <div className={list.waiting}>
          <EmptyState
            icon={<Archive size={22} aria-hidden="true" />}
            title={t('backup.none')}
            detail={t('backup.noneHint')}
          />
        </div>
      ) : (
        <ul className={list.list}>
          {backups.map((backup) => (
            <ListRow key={backup.id} {...factsOf(backup, t, format)}>
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
            </ListRow>
          ))}
        </ul>
      )}
      {restored && <RestoreHelp backup={restored} onClose={() => setRestored(null)} />}
      {deleted && <DeleteBackup backup={deleted} onClose={() => setDeleted(null)} />}
    </Group>
  )
}

function factsOf(backup: Backup, t: Translate, format: Format) {
  if (backup.problem)
    return {
      title: (
        <>
          <b>{backup.id}</b>
          <Badge tone="negative">{t('backup.unreadable')}</Badge>
        </>
      ),
      notes: [backup.problem],
    }
  return {
    title: (
      <b>
        <time dateTime={backup.created_at}>{format.dateTime(backup.created_at)}</time>
      </b>
    ),
    notes: [
      t('backup.facts', {
        events: format.exact(backup.events),
        size: format.number(backup.bytes, 'bytes'),
        version: backup.version,
      }),
    ],
  }
}
