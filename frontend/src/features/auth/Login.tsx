import { CircleAlert, Eye, EyeOff } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react'
import type { ApiError } from '@/api/error'
import { useLogin } from '@/api/queries/me'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { Field } from '@/design/ui/Field'
import { IconButton } from '@/design/ui/IconButton'
import { LanguageChoice } from '@/widgets/LanguageChoice'
import { useT, type Translate } from '@/i18n'
import styles from './Login.module.css'
import { useCountdown } from './use-countdown'

/** 14:05 */
const clockOf = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

function reason(error: ApiError, wait: number, t: Translate): string | null {
  if (error.status === 0 || error.status >= 500) return t('login.unreachable')
  if (error.status === 429) return wait > 0 ? t('login.tooMany', { time: clockOf(wait) }) : null
  if (error.status === 401) return t('login.wrong')
  return error.message
}

/** `isExpired`: the person was at work when the login ran out. */
export function Login({ isExpired }: { isExpired: boolean }) {
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
    login.mutate({ email: text('email').trim(), password: text('password') })
  }
  const error = login.error && reason(login.error, wait, t)
  const watchCaps = (event: KeyboardEvent) => setHasCaps(event.getModifierState('CapsLock'))
  return (
    <main className={styles.page}>
      <title>{`${t('login.title')} · ${t('app.name')}`}</title>
      <svg className={styles.sea} viewBox="0 0 1200 300" preserveAspectRatio="none" aria-hidden="true">
        <path d="M0 140c150 -60 300 -60 450 0s300 60 450 0 300 -60 300 -60V300H0z" />
        <path d="M0 190c150 60 300 60 450 0s300 -60 450 0 300 50 300 50V300H0z" />
        <path d="M0 240c150 -40 300 -40 450 0s300 40 450 0 300 -40 300 -40V300H0z" />
      </svg>
      <Card className={styles.card}>
        <div className={styles.brand}>
          <img src="/icons/tidegauge.svg" width="40" height="40" alt="" />
          <h1>{t('app.name')}</h1>
          <p>{t('app.tagline')}</p>
        </div>
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
                {error}
              </>
            ) : (
              isExpired && !login.error && t('login.expired')
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
        </form>
        <div className={styles.language}>
          <LanguageChoice />
        </div>
      </Card>
    </main>
  )
}
