import { SlidersHorizontal, UserMinus } from 'lucide-react'
import { isUnusual, usePermissions } from '@/api/queries/permissions'
import type { ProjectTeam } from '@/api/queries/teams'
import { Badge } from '@/design/ui/Badge'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import { ListRow } from '../ListRow'
import { Avatar } from '../members/Avatar'

interface ProjectTeamRowProps {
  team: ProjectTeam
  /** Null: only to look at. */
  onAccess: ((team: ProjectTeam) => void) | null
  onTakeOut: (team: ProjectTeam) => void
  isBusy: boolean
}

/** A team in the project: who is in it and what they may do. */
export function ProjectTeamRow({ team, onAccess, onTakeOut, isBusy }: ProjectTeamRowProps) {
  const t = useT()
  const all = usePermissions().data ?? []
  const { team_id, name, role, permissions } = team
  return (
    <ListRow
      lead={<Avatar id={team_id} name={name} />}
      title={
        <>
          <b>{name}</b>
          <Badge>{t(`members.role.${role}`)}</Badge>
          {isUnusual(role, permissions, all) && <Badge>{t('access.unusual')}</Badge>}
        </>
      }
      notes={[
        team.people.length === 0
          ? t('teams.nobody')
          : team.people.map((one) => one.name || one.email).join(', '),
      ]}
      isBusy={isBusy}
    >
      {onAccess && (
        <>
          <IconButton label={t('access.of', { name })} onClick={() => onAccess(team)}>
            <SlidersHorizontal size={15} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('members.remove', { name })} onClick={() => !isBusy && onTakeOut(team)}>
            <UserMinus size={15} aria-hidden="true" />
          </IconButton>
        </>
      )}
    </ListRow>
  )
}
