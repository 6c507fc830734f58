import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useChangePassword } from '@/api/queries/users'
import { Button } from '@/design/ui/Button'
import { FormDialog } from '@/design/ui/FormDialog'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { NewPasswordField } from '@/widgets/NewPasswordField'
import { PasswordField } from './ProofFields'

/** Changes one's own password. */
export function PasswordChange() {
  const t = useT()
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
  const submit = () => {
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
      <FormDialog
        isOpen={isOpen}
        onClose={close}
        title={t('password.changeTitle')}
        description={t('password.changeHint')}
        submit={t('password.change')}
        isReady={current !== '' && next !== ''}
        isPending={change.isPending}
        onSubmit={submit}
      >
        <PasswordField value={current} onChange={setCurrent} error={isOfCurrent ? error : null} />
        <NewPasswordField value={next} onChange={setNext} error={isOfCurrent ? null : error} />
      </FormDialog>
    </>
  )
}
