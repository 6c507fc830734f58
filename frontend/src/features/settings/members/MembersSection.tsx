import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { may, useProject } from '@/api/project-context'
import { useMe } from '@/api/queries/me'
import { ROLES, useMembers, type Member } from '@/api/queries/members'
import { Button } from '@/design/ui/Button'
import { ErrorState } from '@/design/ui/ErrorState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import { Entry, Group } from '../Group'
import { AddMember } from './AddMember'
import { TeamsGroup } from '../teams/TeamsGroup'
import { LeaveProject } from './LeaveProject'
import { MemberAccess } from './MemberAccess'
import { MemberRow } from './MemberRow'
import styles from './members.module.css'
import { useMemberActions } from './use-member-actions'

/** From so many on a field to search them pays. */
const MANY = 9

/** Who is in the project and as what. */
export default function MembersSection() {
  const t = useT()
  const project = useProject()
  const me = useMe().data
  const members = useMembers()
  const actions = useMemberActions()
  const [isAdding, setIsAdding] = useState(false)
  const [asked, setAsked] = useState<Member | null>(null)
  const [search, setSearch] = useState('')
  const mayManage = may(project, 'manage_people')
  const wanted = search.trim().toLowerCase()
  const shown = members.data?.filter((one) => `${one.name} ${one.email}`.toLowerCase().includes(wanted)) ?? []
  return (
    <>
      <Group
        title={members.data ? t('members.count', { count: members.data.length }) : t('members.title')}
        hint={t('members.hint', { name: project.name })}
        action={
          mayManage && (
            <Button variant="primary" onClick={() => setIsAdding(true)}>
              <UserPlus size={14} aria-hidden="true" />
              {t('members.add')}
            </Button>
          )
        }
      >
        {members.isPending && (
          <div className={styles.waiting}>
            <Skeleton shape="list" label={t('tile.loading', { title: t('members.title') })} />
          </div>
        )}
        {members.isLoadingError && (
          <ErrorState
            message={errorText(members.error, t)}
            requestId={members.error instanceof ApiError ? members.error.requestId : null}
            onRetry={() => void members.refetch()}
          />
        )}
        {members.data && members.data.length >= MANY && (
          <input
            type="search"
            className={styles.search}
            aria-label={t('members.search')}
            placeholder={t('members.search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
        <ul className={styles.list} aria-label={t('members.title')}>
          {shown.map((member) => (
            <MemberRow
              key={member.person_id}
              member={member}
              isMe={member.person_id === me?.id}
              actions={mayManage ? actions : null}
              onAccess={setAsked}
            />
          ))}
        </ul>
        {members.data && shown.length === 0 && <p className={styles.none}>{t('members.none')}</p>}
      </Group>
      <TeamsGroup mayManage={mayManage} />
      <Group title={t('members.roles')}>
        {ROLES.map((role) => (
          <Entry key={role} name={t(`members.role.${role}`)} hint={t(`members.roleHint.${role}`)} />
        ))}
      </Group>
      <Group title={t('members.leaveTitle')}>
        <Entry name={t('members.leave')} hint={t('members.leaveHint')}>
          <LeaveProject />
        </Entry>
      </Group>
      {asked && <MemberAccess member={asked} onClose={() => setAsked(null)} />}
      {isAdding && <AddMember onClose={() => setIsAdding(false)} />}
    </>
  )
}
