import { SlidersHorizontal, UserMinus } from 'lucide-react'
import { ROLES, type Member, type Role } from '@/api/queries/members'
import { isUnusual, usePermissions } from '@/api/queries/permissions'
import { Badge } from '@/design/ui/Badge'
import { IconButton } from '@/design/ui/IconButton'
import { ago } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import list from '../list.module.css'
import { ListRow } from '../ListRow'
import { Avatar } from './Avatar'
import type { MemberActions } from './use-member-actions'

interface MemberRowProps {
  member: Member
  isMe: boolean
  /** Null: only to look at. */
  actions: MemberActions | null
  onAccess: (member: Member) => void
}

/** One member; an admin gives another role or takes them out, and can take that back. */
export function MemberRow({ member, isMe, actions, onAccess }: MemberRowProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const name = member.name || member.email
  const all = usePermissions().data ?? []
  const isBusy = actions?.busy === member.person_id
  return (
    <ListRow
      lead={<Avatar id={member.person_id} name={name} />}
      title={
        <>
          <b>{name}</b>
          {isMe && <Badge tone="info">{t('members.you')}</Badge>}
          {isUnusual(member.role, member.permissions, all) && <Badge>{t('access.unusual')}</Badge>}
          {!member.is_active && <Badge>{t('members.inactive')}</Badge>}
        </>
      }
      notes={[
        [
          member.email,
          member.last_seen_at
            ? t('members.seen', { ago: ago(new Date(member.last_seen_at), new Date(), locale) })
            : t('members.neverSeen'),
        ].join(' · '),
      ]}
      isBusy={isBusy}
    >
      {actions ? (
        <select
          className={list.control}
          aria-label={t('members.roleOf', { name })}
          value={member.role}
          onChange={(event) => actions.setRole(member, event.target.value as Role)}
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
      {actions && (
        <>
          <IconButton label={t('access.of', { name })} disabled={isBusy} onClick={() => onAccess(member)}>
            <SlidersHorizontal size={15} aria-hidden="true" />
          </IconButton>
          <IconButton
            label={isMe ? t('members.notYourself') : t('members.remove', { name })}
            disabled={isMe}
            onClick={() => !isBusy && actions.takeOut(member)}
          >
            <UserMinus size={15} aria-hidden="true" />
          </IconButton>
        </>
      )}
    </ListRow>
  )
}
