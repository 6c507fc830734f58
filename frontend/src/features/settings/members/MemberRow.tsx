import { UserMinus } from 'lucide-react'
import { errorText } from '@/api/error-text'
import {
  ROLES,
  useAddMember,
  useChangeRole,
  useRemoveMember,
  type Member,
  type Role,
} from '@/api/queries/members'
import { Badge } from '@/design/ui/Badge'
import { IconButton } from '@/design/ui/IconButton'
import { toast } from '@/design/ui/Toast'
import { ago } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import { Avatar } from './Avatar'
import styles from './members.module.css'

interface MemberRowProps {
  member: Member
  isMe: boolean
  mayManage: boolean
}

/** One member; an admin gives another role or takes them out, and can take that back. */
export function MemberRow({ member, isMe, mayManage }: MemberRowProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const change = useChangeRole()
  const remove = useRemoveMember()
  const restore = useAddMember()
  const name = member.name || member.email
  const fail = (error: Error) => toast(errorText(error, t), 'negative')
  const setRole = (role: Role) =>
    change.mutate(
      { person_id: member.person_id, role },
      {
        onSuccess: () => toast(t('members.changed', { name, role: t(`members.role.${role}`) })),
        onError: fail,
      },
    )
  const takeOut = () =>
    remove.mutate(member.person_id, {
      onSuccess: () =>
        toast(t('members.removed', { name }), 'info', {
          label: t('action.undo'),
          onSelect: () => restore.mutate({ email: member.email, role: member.role }, { onError: fail }),
        }),
      onError: fail,
    })
  return (
    <li className={styles.row} data-busy={change.isPending || remove.isPending}>
      <Avatar id={member.person_id} name={name} />
      <div className={styles.who}>
        <b title={name}>{name}</b>
        {isMe && <Badge tone="info">{t('members.you')}</Badge>}
        {!member.is_active && <Badge>{t('members.inactive')}</Badge>}
        <small title={member.email}>{member.email}</small>
      </div>
      <span className={styles.seen}>
        {member.last_seen_at
          ? t('members.seen', { ago: ago(new Date(member.last_seen_at), new Date(), locale) })
          : t('members.neverSeen')}
      </span>
      {mayManage ? (
        <select
          className={styles.role}
          aria-label={t('members.roleOf', { name })}
          value={member.role}
          disabled={change.isPending}
          onChange={(event) => setRole(event.target.value as Role)}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`members.role.${role}`)}
            </option>
          ))}
        </select>
      ) : (
        <Badge>{t(`members.role.${member.role}`)}</Badge>
      )}
      {mayManage && (
        <IconButton
          label={t('members.remove', { name })}
          disabled={isMe || remove.isPending}
          onClick={takeOut}
        >
          <UserMinus size={15} aria-hidden="true" />
        </IconButton>
      )}
    </li>
  )
}
