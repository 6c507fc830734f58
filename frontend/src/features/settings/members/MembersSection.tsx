import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { may, useProject } from '@/api/project-context'
import { useMe } from '@/api/queries/me'
import { ROLES, useMembers, type Member } from '@/api/queries/members'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import { Entry, Group } from '../Group'
import list from '../list.module.css'
import { Loaded } from '../Loaded'
import { PeopleSearch } from '../PeopleSearch'
import { TeamsGroup } from '../teams/TeamsGroup'
import { AddMember } from './AddMember'
import { LeaveProject } from './LeaveProject'
import { MemberAccess } from './MemberAccess'
import { MemberRow } from './MemberRow'
import { useMemberActions } from './use-member-actions'

/** Who is in the project and as what. */
export default function MembersSection() {
  const t = useT()
  const project = useProject()
  const me = useMe().data
  const members = useMembers()
  const actions = useMemberActions()
  const [isAdding, setIsAdding] = useState(false)
  const [asked, setAsked] = useState<Member | null>(null)
  const mayManage = may(project, 'manage_people')
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
        <Loaded title={t('members.title')} query={members}>
          {(people) => (
            <PeopleSearch people={people} label={t('members.search')}>
              {(found) => (
                <ul className={list.list} aria-label={t('members.title')}>
                  {found.map((member) => (
                    <MemberRow
                      key={member.person_id}
                      member={member}
                      isMe={member.person_id === me?.id}
                      actions={mayManage ? actions : null}
                      onAccess={setAsked}
                    />
                  ))}
                </ul>
              )}
            </PeopleSearch>
          )}
        </Loaded>
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
