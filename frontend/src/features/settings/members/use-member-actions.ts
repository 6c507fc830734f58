import { errorText } from '@/api/error-text'
import { useAddMember, useChangeRole, useRemoveMember, type Member, type Role } from '@/api/queries/members'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'

export interface MemberActions {
  setRole: (member: Member, role: Role) => void
  takeOut: (member: Member) => void
  /** The member whom something is being done to. */
  busy: string | null
}

/** What an admin does to members. It lives with the list: a row that is taken out could not tell of it any more. */
export function useMemberActions(): MemberActions {
  const t = useT()
  const change = useChangeRole()
  const remove = useRemoveMember()
  const restore = useAddMember()
  const fail = (error: Error) => toast(errorText(error, t), 'negative')
  const nameOf = ({ name, email }: Member) => name || email
  return {
    setRole: (member, role) =>
      change.mutate(
        { person_id: member.person_id, role },
        {
          onSuccess: () =>
            toast(t('members.changed', { name: nameOf(member), role: t(`members.role.${role}`) })),
          onError: fail,
        },
      ),
    takeOut: (member) =>
      remove.mutate(member.person_id, {
        onSuccess: () =>
          toast(t('members.removed', { name: nameOf(member) }), 'info', {
            label: t('action.undo'),
            onSelect: () =>
              restore.mutate(
                { email: member.email, role: member.role, permissions: member.permissions },
                { onError: fail },
              ),
          }),
        onError: fail,
      }),
    busy: change.isPending ? change.variables.person_id : remove.isPending ? remove.variables : null,
  }
}
