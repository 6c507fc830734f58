import { useState, type SubmitEvent } from 'react'
import { errorText } from '@/api/error-text'
import { useChangeProfile } from '@/api/queries/users'
import type { Person } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import styles from '../Settings.module.css'
import { PasswordField } from './ProofFields'

const ZONES: readonly string[] = Intl.supportedValuesOf('timeZone')
const LANGUAGES = ['', 'en', 'th'] as const

/** What one says of oneself; `key` it by the person. Another address needs the password of who has one. */
export function ProfileForm({ me, hasPassword }: { me: Person; hasPassword: boolean }) {
  const t = useT()
  const change = useChangeProfile()
  const saved = { name: me.name, email: me.email, timezone: me.timezone ?? '', language: me.language ?? '' }
  const [given, setGiven] = useState(saved)
  const [password, setPassword] = useState('')
  const isMoved = given.email.trim().toLowerCase() !== saved.email
  const isChanged = JSON.stringify(given) !== JSON.stringify(saved)
  const put = (part: Partial<typeof saved>) => {
    setGiven({ ...given, ...part })
    if (change.error) change.reset()
  }
  const discard = () => {
    setGiven(saved)
    setPassword('')
    change.reset()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const { name, email, timezone } = given
    const language = LANGUAGES.find((one) => one === given.language) ?? ''
    const moved = isMoved ? { email: email.trim(), ...(hasPassword && { password }) } : {}
    change.mutate(
      { name: name.trim(), timezone, language, ...moved },
      {
        onSuccess: () => {
          setPassword('')
          toast(t('profile.saved'))
        },
      },
    )
  }
  const error = change.error && errorText(change.error, t)
  const isOfPassword = change.error?.code === 'wrong_password'
  const isOfEmail = change.error?.code === 'address_taken' || (isMoved && !isOfPassword)
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field label={t('users.name')} error={!isOfEmail && !isOfPassword ? error : null}>
        {(control) => (
          <input
            {...control}
            autoComplete="name"
            maxLength={200}
            value={given.name}
            onChange={(event) => put({ name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('login.email')}
        hint={t(hasPassword ? 'profile.emailHint' : 'profile.emailHintSignedIn')}
        error={isOfEmail ? error : null}
      >
        {(control) => (
          <input
            {...control}
            type="email"
            autoComplete="email"
            maxLength={254}
            value={given.email}
            onChange={(event) => put({ email: event.target.value })}
          />
        )}
      </Field>
      {isMoved && hasPassword && (
        <PasswordField value={password} onChange={setPassword} error={isOfPassword ? error : null} />
      )}
      <Field label={t('profile.timezone')} hint={t('profile.mailHint')}>
        {(control) => (
          <select
            {...control}
            value={given.timezone}
            onChange={(event) => put({ timezone: event.target.value })}
          >
            <option value="">UTC</option>
            {ZONES.map((zone) => (
              <option key={zone} value={zone}>
                {zone.replaceAll('_', ' ')}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('profile.language')} hint={t('profile.mailHint')}>
        {(control) => (
          <select
            {...control}
            value={given.language}
            onChange={(event) => put({ language: event.target.value })}
          >
            <option value="">{t('profile.noLanguage')}</option>
            <option value="en">English</option>
            <option value="th">ไทย</option>
          </select>
        )}
      </Field>
      {isChanged && (
        <div className={styles.buttons}>
          <Button onClick={discard}>{t('keep.discard')}</Button>
          <Button
            variant="primary"
            type="submit"
            disabled={
              change.isPending || given.name.trim() === '' || (isMoved && hasPassword && password === '')
            }
          >
            {t('profile.save')}
          </Button>
        </div>
      )}
    </form>
  )
}
