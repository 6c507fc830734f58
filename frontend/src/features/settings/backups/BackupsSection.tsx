import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { useBackups } from '@/api/queries/backups'
import { useMe } from '@/api/queries/me'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { Group } from '../Group'
import { BackupList } from './BackupList'
import styles from './backups.module.css'
import { MakeBackup } from './MakeBackup'

/** Backups of the whole installation, for its administrators. */
export default function BackupsSection() {
  const t = useT()
  const { data: me } = useMe()
  if (me?.role !== 'admin')
    return (
      <Group title={t('settings.backups')}>
        <p className={styles.note}>{t('backup.adminsOnly')}</p>
      </Group>
    )
  return <Backups />
}

function Backups() {
  const t = useT()
  const found = useBackups()
  if (found.isLoadingError)
    return (
      <Group title={t('settings.backups')}>
        <ErrorState
          message={errorText(found.error, t)}
          requestId={found.error instanceof ApiError ? found.error.requestId : null}
          onRetry={() => void found.refetch()}
        />
      </Group>
    )
  if (!found.data)
    return (
      <div className={styles.waiting}>
        <Skeleton shape="list" label={t('tile.loading', { title: t('settings.backups') })} />
      </div>
    )
  return (
    <>
      <MakeBackup found={found.data} />
      <BackupList backups={found.data.backups} isBusy={found.data.running !== null} />
    </>
  )
}
