import { useState, type SubmitEvent } from 'react'
import type { ApiError } from '@/api/error'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { Field } from '@/design/ui/Field'
import { useT } from '@/i18n'
import styles from './public.module.css'

interface PasswordFormProps {
  fault: ApiError
  onSubmit: (password: string) => Promise<void>
}

export function PasswordForm({ fault, onSubmit }: PasswordFormProps) {
  const t = useT()
  const [password, setPassword] = useState('')
  const [isAsking, setIsAsking] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setIsAsking(true)
    void onSubmit(password).finally(() => setIsAsking(false))
  }
  const isWrong = fault.code === 'wrong_password'
  return (
    <main className={styles.centre}>
      <title>{t('app.name')}</title>
      <Card className={styles.card}>
        <form onSubmit={submit} className={styles.form}>
          <img src="/icons/tidegauge.svg" width="36" height="36" alt="" />
          <h1>{t('public.password')}</h1>
          <Field label={t('login.password')} error={isWrong ? t('public.wrong') : null}>
            {(control) => (
              <input
                {...control}
                type="password"
                autoComplete="off"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <Button variant="primary" type="submit" disabled={isAsking || password === ''}>
            {t('public.open')}
          </Button>
        </form>
      </Card>
    </main>
  )
}
