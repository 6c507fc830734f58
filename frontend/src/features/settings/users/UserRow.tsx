import { Building2, Ellipsis, Link2, LogOut, ShieldOff, UserCheck, UserX } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useMakeLink, type PasswordLink, type User } from '@/api/queries/users'
import { Badge } from '@/design/ui/Badge'
import { Menu, type MenuItem } from '@/design/ui/Menu'
import { toast } from '@/design/ui/Toast'
import { ago } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import list from '../list.module.css'
import { ListRow } from '../ListRow'
import { Avatar } from '../members/Avatar'
import { EndLogins, TakeFactor } from './confirmed'
import { WaysInOf } from './WaysInOf'
import type { UserActions } from './use-user-actions'
import styles from './users.module.css'

const ROLES = ['member', 'admin'] as const

interface UserRowProps {
  user: User
  isMe: boolean
  actions: UserActions
  onLink: (made: { name: string; link: PasswordLink }) => void
}

/** One person: role, whether they may log in, and what else an administrator does for them. */
export function UserRow({ user, isMe, actions, onLink }: UserRowProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const makeLink = useMakeLink()
  const [asked, setAsked] = useState<'factor' | 'logins' | 'ways' | null>(null)
  const name = user.name || user.email
  const isBusy = actions.busy === user.id || makeLink.isPending
  const close = () => setAsked(null)
  const link = () =>
    makeLink.mutate(user.id, {
      onSuccess: (made) => onLink({ name, link: made }),
      onError: (error) => toast(errorText(error, t), 'negative'),
    })
  const items: (MenuItem | false)[] = [
    user.is_active && { id: 'link', label: t('users.link'), icon: <Link2 size={15} />, onSelect: link },
    user.is_by_provider && {
      id: 'ways',
      label: t('users.ways'),
      icon: <Building2 size={15} />,
      onSelect: () => setAsked('ways'),
    },
    !isMe && {
      id: 'logins',
      label: t('users.endLogins'),
      icon: <LogOut size={15} />,
      isDisabled: user.last_seen_at === null,
      onSelect: () => setAsked('logins'),
    },
    !isMe &&
      user.has_second_factor && {
        id: 'factor',
        label: t('users.takeFactor'),
        icon: <ShieldOff size={15} />,
        onSelect: () => setAsked('factor'),
      },
    !isMe && {
      id: 'power',
      label: t(user.is_active ? 'users.deactivate' : 'users.activate'),
      icon: user.is_active ? <UserX size={15} /> : <UserCheck size={15} />,
      isDanger: user.is_active,
      onSelect: () => actions.setActive(user, !user.is_active),
    },
  ]
  return (
    <ListRow
      lead={<Avatar id={user.id} name={name} />}
      title={
        <>
          <b>{name}</b>
          {isMe && <Badge tone="info">{t('members.you')}</Badge>}
          {!user.is_active && <Badge>{t('members.inactive')}</Badge>}
          {user.is_invited && <Badge tone="warning">{t('users.invited')}</Badge>}
          {user.has_second_factor && <Badge tone="positive">{t('users.twoSteps')}</Badge>}
        </>
      }
      notes={[
        [
          user.email,
          user.last_seen_at
            ? t('members.seen', { ago: ago(new Date(user.last_seen_at), new Date(), locale) })
            : t('members.neverSeen'),
        ].join(' · '),
      ]}
      isBusy={isBusy}
    >
      <select
        className={list.control}
        aria-label={t('members.roleOf', { name })}
        value={user.role}
        onChange={(event) => actions.setRole(user, event.target.value as User['role'])}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`users.role.${role}`)}
          </option>
        ))}
      </select>
      <Menu
        variant="ghost"
        className={styles.more}
        label={t('users.more', { name })}
        sections={[{ id: 'all', items: items.filter((one) => one !== false) }]}
      >
        <Ellipsis size={16} aria-hidden="true" />
      </Menu>
      {asked === 'factor' && <TakeFactor user={user} onClose={close} />}
      {asked === 'ways' && <WaysInOf user={user} onClose={close} />}
      {asked === 'logins' && <EndLogins user={user} onClose={close} />}
    </ListRow>
  )
}
