import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useLetTeamIn, useLetTeamOut, useProjectTeams, type ProjectTeam } from '@/api/queries/teams'
import { Button } from '@/design/ui/Button'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { Group } from '../Group'
import list from '../list.module.css'
import { Loaded } from '../Loaded'
import { LetTeamIn } from './LetTeamIn'
import { ProjectTeamRow } from './ProjectTeamRow'
import { TeamAccess } from './TeamAccess'

/** The teams in the project, and what their people may do in it. */
export function TeamsGroup({ mayManage }: { mayManage: boolean }) {
  const t = useT()
  const teams = useProjectTeams()
  const remove = useLetTeamOut()
  const restore = useLetTeamIn()
  const [isAdding, setIsAdding] = useState(false)
  const [asked, setAsked] = useState<ProjectTeam | null>(null)
  // Here and not in the row: one that is taken out could not tell of it any more.
  const onError = (error: Error) => toast(errorText(error, t), 'negative')
  const takeOut = ({ team_id, name, role, permissions }: ProjectTeam) =>
    remove.mutate(team_id, {
      onSuccess: () =>
        toast(t('teams.letOut', { name }), 'info', {
          label: t('action.undo'),
          onSelect: () => restore.mutate({ team_id, role, permissions }, { onError }),
        }),
      onError,
    })
  return (
    <Group
      title={t('teams.inProject')}
      hint={t('teams.inProjectHint')}
      action={
        mayManage && (
          <Button onClick={() => setIsAdding(true)}>
            <UsersRound size={14} aria-hidden="true" />
            {t('teams.add')}
          </Button>
        )
      }
    >
      <Loaded title={t('teams.inProject')} query={teams}>
        {(all) =>
          all.length === 0 ? (
            <p className={list.none}>{t('teams.noneInProject')}</p>
          ) : (
            <ul className={list.list} aria-label={t('teams.inProject')}>
              {all.map((team) => (
                <ProjectTeamRow
                  key={team.team_id}
                  team={team}
                  onAccess={mayManage ? setAsked : null}
                  onTakeOut={takeOut}
                  isBusy={remove.isPending && remove.variables === team.team_id}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isAdding && <LetTeamIn onClose={() => setIsAdding(false)} />}
      {asked && <TeamAccess team={asked} onClose={() => setAsked(null)} />}
    </Group>
  )
}
