import { useChangeRole, type Member } from '@/api/queries/members'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { AccessDialog } from '../access/AccessDialog'

/** What a member may do in the project. */
export function MemberAccess({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useT()
  const change = useChangeRole()
  const name = member.name || member.email
  return (
    <AccessDialog
      title={t('access.title', { name })}
      hint={t('access.hint')}
      confirm={t('access.save')}
      from={member.role}
      held={member.permissions}
      error={change.error}
      isPending={change.isPending}
      onClose={onClose}
      onSave={(access) =>
        change.mutate(
          { person_id: member.person_id, ...access },
          {
            onSuccess: () => {
              onClose()
              toast(t('access.saved', { name }))
            },
          },
        )
      }
    />
  )
}
