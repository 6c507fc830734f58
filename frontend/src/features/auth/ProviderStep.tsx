import { CircleAlert, LogIn } from 'lucide-react'
import buttons from '@/design/ui/Button.module.css'
import { classNames } from '@/design/ui/class-names'
import { useT, type MessageKey } from '@/i18n'
import styles from './Login.module.css'

interface ProviderStepProps {
  /** What the button says; "" for the usual words. */
  name: string
  /** Why the last try failed. */
  refused: string | null
  /** Whether a password would do as well. */
  hasPassword: boolean
}

const BEGIN = '/api/auth/oidc/login'

/** The way to the login service of the organization: a link, as the browser goes there. */
export function ProviderStep({ name, refused, hasPassword }: ProviderStepProps) {
  const t = useT()
  const next = location.pathname + location.search
  return (
    <div className={styles.provider}>
      {refused && <Refused reason={refused} />}
      <a
        href={`${BEGIN}?${new URLSearchParams({ next }).toString()}`}
        className={classNames(
          buttons.button,
          hasPassword ? buttons.secondary : buttons.primary,
          styles.submit,
          styles.link,
        )}
      >
        <LogIn size={16} aria-hidden="true" />
        {name || t('login.provider')}
      </a>
      {hasPassword && <p className={styles.or}>{t('login.or')}</p>}
    </div>
  )
}

function Refused({ reason }: { reason: string }) {
  const t = useT()
  const key = `signIn.refused.${reason}` as MessageKey
  const address = `${location.origin}/api/auth/oidc/callback`
  const text = t(key, { address })
  return (
    <p className={styles.error} role="alert">
      {text !== key && (
        <>
          <CircleAlert size={15} aria-hidden="true" />
          {text}
        </>
      )}
    </p>
  )
}
