import { MailCheck } from 'lucide-react'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { useForgotten } from '@/api/queries/users'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { useT } from '@/i18n'
import styles from './Login.module.css'

/** For who forgot the password: a link is mailed to the address, if somebody has it. */
export function ForgottenStep({ onBack }: { onBack: () => void }) {
  const t = useT()
  const ask = useForgotten()
  const [email, setEmail] = useState('')
  const form = useRef<HTMLFormElement>(null)
  // To the address, then to the way back: what had the focus is gone.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button')?.focus(), [ask.isSuccess])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    ask.mutate({ email: email.trim() })
  }
  return (
    <form ref={form} className={styles.form} onSubmit={submit}>
      {ask.isSuccess ? (
        <p className={styles.notice} role="status">
          <MailCheck size={16} aria-hidden="true" />
          {t('login.forgottenSent', { email: email.trim() })}
        </p>
      ) : (
        <>
          <p className={styles.explained}>{t('login.forgottenHint')}</p>
          <Field label={t('login.email')} error={ask.error && errorText(ask.error, t)}>
            {(control) => (
              <input
                {...control}
                type="email"
                autoComplete="username"
                required
                maxLength={254}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Button
            variant="primary"
            type="submit"
            className={styles.submit}
            disabled={ask.isPending || !email.includes('@')}
          >
            {t('login.forgottenSend')}
          </Button>
        </>
      )}
      <Button onClick={onBack}>{t('login.back')}</Button>
    </form>
  )
}
