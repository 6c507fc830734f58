import { useId, useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { useInvite, type PasswordLink } from '@/api/queries/users'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { useT } from '@/i18n'
import styles from './users.module.css'

interface InviteDialogProps {
  onClose: () => void
  onInvited: (made: { name: string; link: PasswordLink }) => void
}

/** Makes an account for somebody, who then chooses a password by a link. */
export function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const t = useT()
  const form = useId()
  const invite = useInvite()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
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
    <Dialog
      isOpen
      onClose={onClose}
      title={t('users.inviteTitle')}
      description={t('users.inviteHint')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} disabled={invite.isPending || !isReady}>
            {t('users.invite')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit} noValidate>
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
      </form>
    </Dialog>
  )
}
