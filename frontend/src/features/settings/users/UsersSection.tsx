import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useMe } from '@/api/queries/me'
import { useUsers, type PasswordLink } from '@/api/queries/users'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import { Group } from '../Group'
import list from '../list.module.css'
import { Loaded } from '../Loaded'
import { PeopleSearch } from '../PeopleSearch'
import { InviteDialog } from './InviteDialog'
import { LinkDialog } from './LinkDialog'
import { useUserActions } from './use-user-actions'
import { UserRow } from './UserRow'

/** Everyone who has an account in the installation, for its administrators. */
export default function UsersSection() {
  const t = useT()
  const me = useMe().data
  const mayManage = me?.role === 'admin'
  const users = useUsers(mayManage)
  const actions = useUserActions()
  const [isInviting, setIsInviting] = useState(false)
  const [made, setMade] = useState<{ name: string; link: PasswordLink } | null>(null)
  if (!mayManage)
    return (
      <Group title={t('users.title')}>
        <p className={list.note}>{t('users.adminsOnly')}</p>
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
      <Loaded title={t('users.title')} query={users}>
        {(people) => (
          <PeopleSearch people={people} label={t('users.search')}>
            {(found) => (
              <ul className={list.list} aria-label={t('users.title')}>
                {found.map((user) => (
                  <UserRow
                    key={user.id}
                    user={user}
                    isMe={user.id === me.id}
                    actions={actions}
                    onLink={setMade}
                  />
                ))}
              </ul>
            )}
          </PeopleSearch>
        )}
      </Loaded>
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} onInvited={setMade} />}
      {made && <LinkDialog {...made} onClose={() => setMade(null)} />}
    </Group>
  )
}
