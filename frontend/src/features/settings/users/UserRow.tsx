import { Link2, LogOut, ShieldOff, UserCheck, UserX } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import {
  useChangeUser,
  useEndLoginsOf,
  useMakeLink,
  useTakeFactor,
  type PasswordLink,
  type User,
} from '@/api/queries/users'
import { Badge } from '@/design/ui/Badge'
import { IconButton } from '@/design/ui/IconButton'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { Avatar } from '../members/Avatar'
import { ConfirmAction } from './ConfirmAction'
import styles from './users.module.css'

const ROLES = ['member', 'admin'] as const

interface UserRowProps {
  user: User
  isMe: boolean
  onLink: (made: { name: string; link: PasswordLink }) => void
}

/** One person: role, whether they may sign in, a link for a password, their logins ended, and the second step taken from who lost the app. */
export function UserRow({ user, isMe, onLink }: UserRowProps) {
  const t = useT()
  const change = useChangeUser()
  const makeLink = useMakeLink()
  const takeFactor = useTakeFactor()
  const endLogins = useEndLoginsOf()
  const [asked, setAsked] = useState<'factor' | 'logins' | null>(null)
  const name = user.name || user.email
  const isBusy = change.isPending || makeLink.isPending || takeFactor.isPending || endLogins.isPending
  const onError = (error: Error) => toast(errorText(error, t), 'negative')
  const Power = user.is_active ? UserX : UserCheck
  return (
    <li className={styles.row} data-busy={isBusy}>
      <Avatar id={user.id} name={name} />
      <div className={styles.who}>
        <b>{name}</b>
        {isMe && <Badge tone="info">{t('members.you')}</Badge>}
        {!user.is_active && <Badge>{t('members.inactive')}</Badge>}
        {user.is_invited && <Badge tone="warning">{t('users.invited')}</Badge>}
        {user.has_second_factor && <Badge tone="positive">{t('users.twoSteps')}</Badge>}
        <small>{user.email}</small>
      </div>
      <select
        className={styles.role}
        aria-label={t('members.roleOf', { name })}
        value={user.role}
        disabled={isBusy}
        onChange={(event) =>
          change.mutate({ id: user.id, role: event.target.value as User['role'] }, { onError })
        }
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {t(`users.role.${role}`)}
          </option>
        ))}
      </select>
      <div className={styles.actions}>
        {user.has_second_factor && !isMe && (
          <IconButton
            label={t('users.takeFactor', { name })}
            disabled={isBusy}
            onClick={() => setAsked('factor')}
          >
            <ShieldOff size={15} aria-hidden="true" />
          </IconButton>
        )}
        {!isMe && (
          <IconButton
            label={t('users.endLogins', { name })}
            disabled={isBusy || user.last_seen_at === null}
            onClick={() => setAsked('logins')}
          >
            <LogOut size={15} aria-hidden="true" />
          </IconButton>
        )}
        <IconButton
          label={t('users.link', { name })}
          disabled={isBusy || !user.is_active}
          onClick={() => makeLink.mutate(user.id, { onSuccess: (link) => onLink({ name, link }), onError })}
        >
          <Link2 size={15} aria-hidden="true" />
        </IconButton>
        <IconButton
          label={t(user.is_active ? 'users.deactivate' : 'users.activate', { name })}
          disabled={isBusy || isMe}
          onClick={() => change.mutate({ id: user.id, is_active: !user.is_active }, { onError })}
        >
          <Power size={15} aria-hidden="true" />
        </IconButton>
      </div>
      {asked === 'factor' && (
        <ConfirmAction
          title={t('users.takeFactor', { name })}
          hint={t('users.takeFactorHint')}
          confirm={t('users.takeFactorNow')}
          isPending={takeFactor.isPending}
          onConfirm={() => takeFactor.mutate(user.id, { onError, onSettled: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'logins' && (
        <ConfirmAction
          title={t('users.endLogins', { name })}
          hint={t('users.endLoginsHint')}
          confirm={t('users.endLoginsNow')}
          isPending={endLogins.isPending}
          onConfirm={() =>
            endLogins.mutate(user.id, {
              onSuccess: ({ ended }) => toast(t('users.ended', { name, count: ended })),
              onError,
              onSettled: () => setAsked(null),
            })
          }
          onClose={() => setAsked(null)}
        />
      )}
    </li>
  )
}
