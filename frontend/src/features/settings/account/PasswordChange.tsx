import { KeyRound } from 'lucide-react'
import { useId, useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { useChangePassword } from '@/api/queries/users'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { NewPasswordField } from '@/widgets/NewPasswordField'
import styles from './account.module.css'
import { PasswordField } from './ProofFields'

/** Changes one's own password. */
export function PasswordChange() {
  const t = useT()
  const form = useId()
  const change = useChangePassword()
  const [isOpen, setIsOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const close = () => {
    setIsOpen(false)
    setCurrent('')
    setNext('')
    change.reset()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    change.mutate(
      { current_password: current, new_password: next },
      {
        onSuccess: () => {
          close()
          toast(t('password.changed'))
        },
      },
    )
  }
  const error = change.error && errorText(change.error, t)
  const isOfCurrent = change.error?.code === 'wrong_password'
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>
        <KeyRound size={14} aria-hidden="true" />
        {t('password.change')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t('password.changeTitle')}
        description={t('password.changeHint')}
        footer={
          <>
            <Button onClick={close}>{t('action.cancel')}</Button>
            <Button
              variant="primary"
              type="submit"
              form={form}
              disabled={change.isPending || current === '' || next === ''}
            >
              {t('password.change')}
            </Button>
          </>
        }
      >
        <form id={form} className={styles.form} onSubmit={submit} noValidate>
          <PasswordField value={current} onChange={setCurrent} error={isOfCurrent ? error : null} />
          <NewPasswordField value={next} onChange={setNext} error={isOfCurrent ? null : error} />
        </form>
      </Dialog>
    </>
  )
}
