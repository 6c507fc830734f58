import { useContext, useState } from 'react'
import { errorText } from '@/api/error-text'
import { ProjectContext } from '@/api/project-context'
import { useMe } from '@/api/queries/me'
import { useInvite, type PasswordLink } from '@/api/queries/users'
import { Field } from '@/design/ui/Field'
import { FormDialog } from '@/design/ui/FormDialog'
import { useT } from '@/i18n'
import { PlacesField, type Places } from './PlacesField'

interface InviteDialogProps {
  onClose: () => void
  onInvited: (made: { name: string; link: PasswordLink }) => void
}

/** Makes an account for somebody in the projects chosen, who then chooses a password by a link. */
export function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
  const t = useT()
  const invite = useInvite()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const own = (useMe().data?.projects ?? []).filter((one) => one.permissions.includes('manage_people'))
  const here = useContext(ProjectContext)?.id
  const [places, setPlaces] = useState<Places>(() =>
    Object.fromEntries(own.filter(({ id }) => id === here).map(({ id }) => [id, 'viewer'])),
  )
  const submit = () => {
    const projects = Object.entries(places).map(([project_id, role]) => ({ project_id, role }))
    invite.mutate(
      { name: name.trim(), email: email.trim(), projects },
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
      {own.length > 0 && <PlacesField projects={own} value={places} onChange={setPlaces} />}
    </FormDialog>
  )
}
