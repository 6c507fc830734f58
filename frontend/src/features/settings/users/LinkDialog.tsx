import type { PasswordLink } from '@/api/queries/users'
import { Button } from '@/design/ui/Button'
import { CopyButton } from '@/design/ui/CopyButton'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { useT } from '@/i18n'
import styles from './users.module.css'

interface LinkDialogProps {
  name: string
  link: PasswordLink
  onClose: () => void
}

/** A link to hand on, the only time it is shown. */
export function LinkDialog({ name, link, onClose }: LinkDialogProps) {
  const t = useT()
  const url = location.origin + link.path
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('users.linkTitle', { name })}
      description={t(link.is_invitation ? 'users.invitationHint' : 'users.resetHint')}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('action.close')}
        </Button>
      }
    >
      <div className={styles.form}>
        <Field label={t('users.linkLabel')}>
          {(control) => (
            <input {...control} readOnly value={url} onFocus={(event) => event.target.select()} />
          )}
        </Field>
        {link.mailed_to && <p>{t('users.mailed', { email: link.mailed_to })}</p>}
        {link.mail_error && (
          <p className={styles.error} role="alert">
            {t('users.notMailed', { reason: link.mail_error })}
          </p>
        )}
        <div>
          <CopyButton text={url} label={t('users.linkLabel')} />
        </div>
      </div>
    </Dialog>
  )
}
