import { SlidersHorizontal, UserMinus } from 'lucide-react'
import { isUnusual, usePermissions } from '@/api/queries/permissions'
import type { ProjectTeam } from '@/api/queries/teams'
import { Badge } from '@/design/ui/Badge'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import { Avatar } from '../members/Avatar'
import styles from './teams.module.css'

interface ProjectTeamRowProps {
  team: ProjectTeam
  /** Null: only to look at. */
  onAccess: ((team: ProjectTeam) => void) | null
  onTakeOut: (team: ProjectTeam) => void
  isBusy: boolean
}

/** A team in the project: who is in it and what they may. */
export function ProjectTeamRow({ team, onAccess, onTakeOut, isBusy }: ProjectTeamRowProps) {
  const t = useT()
  const all = usePermissions().data ?? []
  const { team_id, name, role, permissions } = team
  return (
    <li className={styles.row} data-busy={isBusy}>
      <Avatar id={team_id} name={name} />
      <div className={styles.who}>
        <b>{name}</b>
        <Badge>{t(`members.role.${role}`)}</Badge>
        {isUnusual(role, permissions, all) && <Badge>{t('access.unusual')}</Badge>}
        <small>
          {team.people.length === 0
            ? t('teams.nobody')
            : team.people.map((one) => one.name || one.email).join(', ')}
        </small>
      </div>
      {onAccess && (
        <div className={styles.actions}>
          <IconButton label={t('access.of', { name })} onClick={() => onAccess(team)}>
            <SlidersHorizontal size={15} aria-hidden="true" />
          </IconButton>
          <IconButton label={t('members.remove', { name })} disabled={isBusy} onClick={() => onTakeOut(team)}>
            <UserMinus size={15} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </li>
  )
}
