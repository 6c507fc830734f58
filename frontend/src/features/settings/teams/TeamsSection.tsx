import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useMe } from '@/api/queries/me'
import { useMakeTeam, useTeams } from '@/api/queries/teams'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { NameDialog } from '@/design/ui/NameDialog'
import { useT } from '@/i18n'
import { Group } from '../Group'
import list from '../list.module.css'
import { Loaded } from '../Loaded'
import { DeleteTeam } from './DeleteTeam'
import { TeamDialog } from './TeamDialog'
import { TeamRow } from './TeamRow'

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
        <p className={list.note}>{t('users.adminsOnly')}</p>
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
      <Loaded
        title={t('teams.title')}
        query={teams}
        empty={
          <EmptyState
            icon={<UsersRound size={20} aria-hidden="true" />}
            title={t('teams.none')}
            detail={t('teams.noneHint')}
          />
        }
      >
        {(all) => (
          <ul className={list.list} aria-label={t('teams.title')}>
            {all.map((team) => (
              <TeamRow key={team.id} team={team} onOpen={setOpened} onDelete={setDoomed} />
            ))}
          </ul>
        )}
      </Loaded>
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
