import { useCallback, useEffect, useState } from 'react'
import { useSignInWays } from '@/api/queries/me'
import { Card } from '@/design/ui/Card'
import { LanguageChoice } from '@/widgets/LanguageChoice'
import { useT } from '@/i18n'
import { CodeStep } from './CodeStep'
import { ForgottenStep } from './ForgottenStep'
import styles from './Login.module.css'
import { PasswordStep } from './PasswordStep'
import { clearProviderAnswer, readProviderAnswer } from './provider-answer'
import { ProviderStep } from './ProviderStep'

/** `isExpired`: the person was at work when the login ran out. */
export function Login({ isExpired }: { isExpired: boolean }) {
  const t = useT()
  const ways = useSignInWays()
  const [back] = useState(() => readProviderAnswer(location.hash))
  useEffect(clearProviderAnswer, [])
  const [challenge, setChallenge] = useState(back.challenge)
  const [hasForgotten, setHasForgotten] = useState(false)
  const [isLate, setIsLate] = useState(false)
  const goBack = useCallback((isOver: boolean) => {
    setChallenge(null)
    setIsLate(isOver)
  }, [])
  const notice = isLate ? t('login.late') : isExpired ? t('login.expired') : null
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
        {hasForgotten ? (
          <ForgottenStep onBack={() => setHasForgotten(false)} />
        ) : challenge === null ? (
          <>
            {ways?.provider && (
              <ProviderStep name={ways.provider_name} refused={back.refused} hasPassword={ways.password} />
            )}
            {ways?.password !== false && (
              <PasswordStep
                notice={notice}
                onChallenge={setChallenge}
                onForgotten={ways?.forgotten ? () => setHasForgotten(true) : null}
              />
            )}
          </>
        ) : (
          <CodeStep challenge={challenge} onBack={goBack} />
        )}
        <div className={styles.language}>
          <LanguageChoice />
        </div>
      </Card>
    </main>
  )
}
