import { SlidersHorizontal, UserMinus } from 'lucide-react'
import { errorText } from '@/api/error-text'
import { isUnusual, usePermissions } from '@/api/queries/permissions'
import { useLetTeamIn, useLetTeamOut, type ProjectTeam } from '@/api/queries/teams'
import { Badge } from '@/design/ui/Badge'
import { IconButton } from '@/design/ui/IconButton'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { Avatar } from '../members/Avatar'
import styles from './teams.module.css'

interface ProjectTeamRowProps {
  team: ProjectTeam
  /** Null: only to look at. */
  onAccess: ((team: ProjectTeam) => void) | null
}

/** A team in the project: who is in it and what they may; it can be taken out, and that taken back. */
export function ProjectTeamRow({ team, onAccess }: ProjectTeamRowProps) {
  const t = useT()
  const all = usePermissions().data ?? []
  const remove = useLetTeamOut()
  const restore = useLetTeamIn()
  const onError = (error: Error) => toast(errorText(error, t), 'negative')
  const { team_id, name, role, permissions } = team
  const takeOut = () =>
    remove.mutate(team_id, {
      onSuccess: () =>
        toast(t('teams.letOut', { name }), 'info', {
          label: t('action.undo'),
          onSelect: () => restore.mutate({ team_id, role, permissions }, { onError }),
        }),
      onError,
    })
  return (
    <li className={styles.row} data-busy={remove.isPending}>
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
          <IconButton label={t('members.remove', { name })} disabled={remove.isPending} onClick={takeOut}>
            <UserMinus size={15} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </li>
  )
}
