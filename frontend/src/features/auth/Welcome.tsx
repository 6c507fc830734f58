import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { Link } from 'wouter'
import { errorText } from '@/api/error-text'
import { useLinkHolder, useSetPassword } from '@/api/queries/users'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { useT } from '@/i18n'
import { LanguageChoice } from '@/widgets/LanguageChoice'
import { NewPasswordField } from '@/widgets/NewPasswordField'
import styles from './Login.module.css'

/** Where a link leads that sets a password. Its token stands behind the #, which no server and no log ever sees. */
export default function Welcome() {
  const t = useT()
  const [token] = useState(() => location.hash.slice(1))
  const holder = useLinkHolder(token)
  const set = useSetPassword()
  const [password, setPassword] = useState('')
  const card = useRef<HTMLElement>(null)
  // To the password, then to the login: what had the focus is gone.
  useEffect(
    () => card.current?.querySelector<HTMLElement>('input[type=password], a')?.focus(),
    [holder.isSuccess, set.isSuccess],
  )
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    // Out of the address, and so out of the history: the link is spent now.
    set.mutate(
      { token, new_password: password },
      { onSuccess: () => history.replaceState(null, '', location.pathname) },
    )
  }
  return (
    <main className={styles.page}>
      <title>{`${t('password.welcome')} · ${t('app.name')}`}</title>
      <Card ref={card} className={styles.card}>
        <div className={styles.brand}>
          <img src="/icons/tidegauge.svg" width="40" height="40" alt="" />
          <h1>{t('app.name')}</h1>
        </div>
        {holder.isPending && <p role="status">{t('password.looking')}</p>}
        {holder.error && (
          <p className={styles.error} role="alert">
            <span>
              {holder.error.code === 'link_spent' ? t('password.spent') : errorText(holder.error, t)}
            </span>
          </p>
        )}
        {holder.data && !set.isSuccess && (
          <form className={styles.form} onSubmit={submit}>
            <p className={styles.explained}>
              {t(holder.data.is_invitation ? 'password.invited' : 'password.reset', {
                name: holder.data.name,
              })}
            </p>
            {/* Tells a password manager whose password this is. */}
            <input type="hidden" name="username" autoComplete="username" value={holder.data.email} />
            <NewPasswordField
              value={password}
              onChange={setPassword}
              error={set.error && errorText(set.error, t)}
            />
            <Button variant="primary" type="submit" disabled={set.isPending} className={styles.submit}>
              {t('password.set')}
            </Button>
          </form>
        )}
        {set.isSuccess && (
          <div className={styles.form}>
            <p role="status">{t('password.isSet', { email: holder.data?.email ?? '' })}</p>
            <Link href="/">{t('login.title')}</Link>
          </div>
        )}
        <div className={styles.language}>
          <LanguageChoice />
        </div>
      </Card>
    </main>
  )
}
