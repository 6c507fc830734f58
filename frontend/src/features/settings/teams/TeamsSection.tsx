import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { useMe } from '@/api/queries/me'
import { useMakeTeam, useTeams } from '@/api/queries/teams'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { ErrorState } from '@/design/ui/ErrorState'
import { NameDialog } from '@/design/ui/NameDialog'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { Group } from '../Group'
import settings from '../Settings.module.css'
import { DeleteTeam } from './DeleteTeam'
import { TeamDialog } from './TeamDialog'
import { TeamRow } from './TeamRow'
import styles from './teams.module.css'

/** Teams of the installation, for its administrators. */
export default function TeamsSection() {
  const t = useT()
  const mayManage = useMe().data?.role === 'admin'
  const teams = useTeams(mayManage)
  const make = useMakeTeam()
  const [name, setName] = useState<string | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [doomed, setDoomed] = useState<string | null>(null)
  const find = (id: string | null) => teams.data?.find((one) => one.id === id)
  const [shown, leaving] = [find(opened), find(doomed)]
  if (!mayManage)
    return (
      <Group title={t('teams.title')}>
        <p className={settings.note}>{t('users.adminsOnly')}</p>
      </Group>
    )
  return (
    <Group
      title={t('teams.title')}
      hint={t('teams.hint')}
      action={
        <Button variant="primary" onClick={() => setName('')}>
          <UsersRound size={14} aria-hidden="true" />
          {t('teams.make')}
        </Button>
      }
    >
      {teams.isPending && (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title: t('teams.title') })} />
        </div>
      )}
      {teams.isLoadingError && (
        <ErrorState
          message={errorText(teams.error, t)}
          requestId={teams.error instanceof ApiError ? teams.error.requestId : null}
          onRetry={() => void teams.refetch()}
        />
      )}
      {teams.data?.length === 0 && (
        <EmptyState
          icon={<UsersRound aria-hidden="true" />}
          title={t('teams.none')}
          detail={t('teams.noneHint')}
        />
      )}
      {teams.data && teams.data.length > 0 && (
        <ul aria-label={t('teams.title')}>
          {teams.data.map((team) => (
            <TeamRow key={team.id} team={team} onOpen={setOpened} onDelete={setDoomed} />
          ))}
        </ul>
      )}
      <NameDialog
        isOpen={name !== null}
        onClose={() => setName(null)}
        title={t('teams.make')}
        label={t('teams.name')}
        hint={t('teams.nameHint')}
        name={name ?? ''}
        onName={setName}
        error={make.error && errorText(make.error, t)}
        isPending={make.isPending}
        onCreate={(chosen) =>
          make.mutate(
            { name: chosen },
            {
              onSuccess: (team) => {
                setName(null)
                setOpened(team.id)
              },
            },
          )
        }
      />
      {shown && <TeamDialog team={shown} onClose={() => setOpened(null)} />}
      {leaving && <DeleteTeam team={leaving} onClose={() => setDoomed(null)} />}
    </Group>
  )
}
