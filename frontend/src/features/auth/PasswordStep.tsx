import { CircleAlert, Eye, EyeOff } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react'
import { useLogin } from '@/api/queries/me'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import styles from './Login.module.css'
import { refusal } from './refusal'
import { useCountdown } from './use-countdown'

interface PasswordStepProps {
  /** Said while nothing went wrong yet. */
  notice: string | null
  /** The password was right, and a second step is asked for. */
  onChallenge: (challenge: string) => void
  /** Null where nobody is mailed a link. */
  onForgotten: (() => void) | null
}

/** The first step: who one is, and the password. */
export function PasswordStep({ notice, onChallenge, onForgotten }: PasswordStepProps) {
  const t = useT()
  const login = useLogin()
  const [isShown, setIsShown] = useState(false)
  const [hasCaps, setHasCaps] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  // On a phone the keyboard would cover half of what one came to see.
  useEffect(() => {
    if (matchMedia('(pointer: fine)').matches) first.current?.focus()
  }, [])
  useEffect(() => {
    if (login.error?.status === 401) password.current?.select()
  }, [login.error])
  const wait = useCountdown(login.error)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => form.get(name) as string
    const given = { email: text('email').trim(), password: text('password') }
    login.mutate(given, { onSuccess: (answer) => 'challenge' in answer && onChallenge(answer.challenge) })
  }
  const error = login.error && refusal(login.error, wait, t, 'login.wrong')
  const watchCaps = (event: KeyboardEvent) => setHasCaps(event.getModifierState('CapsLock'))
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('login.email')}>
        {(control) => (
          <input
            {...control}
            ref={first}
            name="email"
            type="email"
            autoComplete="username"
            required
            maxLength={254}
          />
        )}
      </Field>
      <Field label={t('login.password')} {...(hasCaps ? { hint: t('login.caps') } : {})}>
        {(control) => (
          <div className={styles.password}>
            <input
              {...control}
              ref={password}
              name="password"
              type={isShown ? 'text' : 'password'}
              autoComplete="current-password"
              required
              onKeyDown={watchCaps}
              onKeyUp={watchCaps}
              onBlur={() => setHasCaps(false)}
            />
            <IconButton
              className={styles.reveal}
              label={t(isShown ? 'login.hide' : 'login.show')}
              onClick={() => setIsShown(!isShown)}
            >
              {isShown ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
            </IconButton>
          </div>
        )}
      </Field>
      <p className={error ? styles.error : styles.notice} role="alert">
        {error ? (
          <>
            <CircleAlert size={15} aria-hidden="true" />
            <span>{error}</span>
          </>
        ) : (
          !login.error && notice
        )}
      </p>
      <Button
        variant="primary"
        type="submit"
        disabled={login.isPending || wait > 0}
        className={styles.submit}
      >
        {t(login.isPending ? 'login.submitting' : 'login.submit')}
      </Button>
      {onForgotten && (
        <Button variant="ghost" onClick={onForgotten}>
          {t('login.forgotten')}
        </Button>
      )}
    </form>
  )
}
