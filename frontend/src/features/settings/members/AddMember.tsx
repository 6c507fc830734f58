import { useId, useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { ROLES, useAddMember, type Role } from '@/api/queries/members'
import { useProject } from '@/api/project-context'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import styles from './members.module.css'
import { PersonField } from './PersonField'

/** Lets somebody with an account into the project. */
export function AddMember({ onClose }: { onClose: () => void }) {
  const t = useT()
  const form = useId()
  const project = useProject()
  const add = useAddMember()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('viewer')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (email.trim() === '' || add.isPending) return
    add.mutate(
      { email: email.trim(), role },
      {
        onSuccess: (member) => {
          onClose()
          toast(t('members.added', { name: member.name || member.email }))
        },
      },
    )
  }
  const error = add.error && (add.error.status === 404 ? t('members.noAccount') : errorText(add.error, t))
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('members.addTitle')}
      description={t('members.addHint', { name: project.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} disabled={add.isPending || email.trim() === ''}>
            {t('members.add')}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit} noValidate>
        <PersonField
          value={email}
          error={error}
          onChange={(next) => {
            setEmail(next)
            if (add.error) add.reset()
          }}
        />
        <fieldset className={styles.roles}>
          <legend>{t('settings.role')}</legend>
          {ROLES.map((one) => (
            <label key={one} htmlFor={`${form}-${one}`}>
              <input
                id={`${form}-${one}`}
                type="radio"
                name={`${form}-role`}
                checked={role === one}
                onChange={() => setRole(one)}
              />
              <b>{t(`members.role.${one}`)}</b>
              <small>{t(`members.roleHint.${one}`)}</small>
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  )
}
