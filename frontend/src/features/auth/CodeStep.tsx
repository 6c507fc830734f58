import { CircleAlert } from 'lucide-react'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'
import { useAnswerChallenge } from '@/api/queries/me'
import { Button } from '@/design/ui/Button'
import { Field } from '@/design/ui/Field'
import { useT } from '@/i18n'
import styles from './Login.module.css'
import { refusal } from './refusal'
import { useCountdown } from './use-countdown'

/** An app's code is whole with so many digits, and needs no key to send it. */
const WHOLE_CODE = /^\d{6}$/

interface CodeStepProps {
  challenge: string
  /** Back to the password: the time for the code is over, or somebody else wants to log in. */
  onBack: (isOver: boolean) => void
}

/** The second step: a code of the app, or a recovery code. */
export function CodeStep({ challenge, onBack }: CodeStepProps) {
  const t = useT()
  const answer = useAnswerChallenge()
  const [code, setCode] = useState('')
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const wait = useCountdown(answer.error)
  useEffect(() => {
    if (answer.error?.code === 'challenge_ended') onBack(true)
    else if (answer.error) input.current?.select()
  }, [answer.error, onBack])
  const send = (text: string) => {
    if (!answer.isPending && wait === 0) answer.mutate({ challenge, code: text })
  }
  const change = (text: string) => {
    setCode(text)
    const plain = text.replace(/\s/g, '')
    if (WHOLE_CODE.test(plain)) send(plain)
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    send(code)
  }
  const error = answer.error && refusal(answer.error, wait, t, 'login.wrongCode')
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.explained}>{t('login.codeStep')}</p>
      <Field label={t('login.codeOrRecovery')} hint={t('login.codeHint')}>
        {(control) => (
          <input
            {...control}
            ref={input}
            name="code"
            type="text"
            inputMode="text"
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            required
            maxLength={64}
            value={code}
            onChange={(event) => change(event.target.value)}
          />
        )}
      </Field>
      <p className={error ? styles.error : styles.notice} role="alert">
        {error && (
          <>
            <CircleAlert size={15} aria-hidden="true" />
            <span>{error}</span>
          </>
        )}
      </p>
      <Button
        variant="primary"
        type="submit"
        disabled={answer.isPending || wait > 0}
        className={styles.submit}
      >
        {t(answer.isPending ? 'login.submitting' : 'login.submit')}
      </Button>
      <Button variant="ghost" onClick={() => onBack(false)}>
        {t('login.back')}
      </Button>
    </form>
  )
}
