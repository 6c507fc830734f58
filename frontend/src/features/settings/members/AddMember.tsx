import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useAddMember } from '@/api/queries/members'
import { useProject } from '@/api/project-context'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { AccessDialog } from '../access/AccessDialog'
import { PersonField } from './PersonField'

/** Lets somebody with an account into the project. */
export function AddMember({ onClose }: { onClose: () => void }) {
  const t = useT()
  const project = useProject()
  const add = useAddMember()
  const [email, setEmail] = useState('')
  const isUnknown = add.error?.status === 404
  return (
    <AccessDialog
      title={t('members.addTitle')}
      hint={t('members.addHint', { name: project.name })}
      confirm={t('members.add')}
      from="viewer"
      held={null}
      error={null}
      isPending={add.isPending}
      isReady={email.trim() !== ''}
      onClose={onClose}
      onSave={(access) =>
        add.mutate(
          { email: email.trim(), ...access },
          {
            onSuccess: (member) => {
              onClose()
              toast(t('members.added', { name: member.name || member.email }))
            },
          },
        )
      }
    >
      <PersonField
        value={email}
        error={add.error && (isUnknown ? t('members.noAccount') : errorText(add.error, t))}
        onChange={(next) => {
          setEmail(next)
          if (add.error) add.reset()
        }}
      />
    </AccessDialog>
  )
}
