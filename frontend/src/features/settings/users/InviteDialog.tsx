import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useInvite, type PasswordLink } from '@/api/queries/users'
import { Field } from '@/design/ui/Field'
import { FormDialog } from '@/design/ui/FormDialog'
import { useT } from '@/i18n'

interface InviteDialogProps {
  onClose: () => void
  onInvited: (made: { name: string; link: PasswordLink }) => void
}

/** Makes an account for somebody, who then chooses a password by a link. */
export function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const t = useT()
  const invite = useInvite()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const submit = () => {
    invite.mutate(
      { name: name.trim(), email: email.trim() },
      {
        onSuccess: ({ user, link }) => {
          onClose()
          onInvited({ name: user.name, link })
        },
      },
    )
  }
  const isReady = name.trim() !== '' && email.includes('@')
  return (
    <FormDialog
      onClose={onClose}
      title={t('users.inviteTitle')}
      description={t('users.inviteHint')}
      submit={t('users.invite')}
      isReady={isReady}
      isPending={invite.isPending}
      onSubmit={submit}
    >
      <Field label={t('users.name')}>
        {(control) => (
          <input
            {...control}
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('login.email')} error={invite.error && errorText(invite.error, t)}>
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="off"
            maxLength={254}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
