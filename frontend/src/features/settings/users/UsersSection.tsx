import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { useMe } from '@/api/queries/me'
import { useUsers, type PasswordLink } from '@/api/queries/users'
import { Button } from '@/design/ui/Button'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { Group } from '../Group'
import settings from '../Settings.module.css'
import { InviteDialog } from './InviteDialog'
import { LinkDialog } from './LinkDialog'
import { UserRow } from './UserRow'
import styles from './users.module.css'

/** Everyone who has an account in the installation, for its administrators. */
export default function UsersSection() {
  const t = useT()
  const me = useMe().data
  const mayManage = me?.role === 'admin'
  const users = useUsers(mayManage)
  const [isInviting, setIsInviting] = useState(false)
  const [made, setMade] = useState<{ name: string; link: PasswordLink } | null>(null)
  if (!mayManage)
    return (
      <Group title={t('users.title')}>
        <p className={settings.note}>{t('users.adminsOnly')}</p>
      </Group>
    )
  return (
    <Group
      title={users.data ? t('members.count', { count: users.data.length }) : t('users.title')}
      hint={t('users.hint')}
      action={
        <Button variant="primary" onClick={() => setIsInviting(true)}>
          <UserPlus size={14} aria-hidden="true" />
          {t('users.invite')}
        </Button>
      }
    >
      {users.isPending && (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title: t('users.title') })} />
        </div>
      )}
      {users.isLoadingError && (
        <ErrorState
          message={errorText(users.error, t)}
          requestId={users.error instanceof ApiError ? users.error.requestId : null}
          onRetry={() => void users.refetch()}
        />
      )}
      {users.data && (
        <ul className={styles.list} aria-label={t('users.title')}>
          {users.data.map((user) => (
            <UserRow key={user.id} user={user} isMe={user.id === me.id} onLink={setMade} />
          ))}
        </ul>
      )}
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} onInvited={setMade} />}
      {made && <LinkDialog {...made} onClose={() => setMade(null)} />}
    </Group>
  )
}
