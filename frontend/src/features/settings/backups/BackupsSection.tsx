import { useBackups } from '@/api/queries/backups'
import { useMe } from '@/api/queries/me'
import { useT } from '@/i18n'
import { Group } from '../Group'
import list from '../list.module.css'
import { Loaded } from '../Loaded'
import { BackupList } from './BackupList'
import { MakeBackup } from './MakeBackup'

/** Backups of the whole installation, for its administrators. */
export default function BackupsSection() {
  const t = useT()
  const { data: me } = useMe()
  if (me?.role !== 'admin')
    return (
      <Group title={t('settings.backups')}>
        <p className={list.note}>{t('backup.adminsOnly')}</p>
      </Group>
    )
  return <Backups />
}

function Backups() {
  const t = useT()
  const found = useBackups()
  if (!found.data)
    return (
      <Group title={t('settings.backups')}>
        <Loaded title={t('settings.backups')} query={found}>
          {() => null}
        </Loaded>
      </Group>
    )
  return (
    <>
      <MakeBackup found={found.data} />
      <BackupList backups={found.data.backups} isBusy={found.data.running !== null} />
    </>
  )
}
