import { Field } from '@/design/ui/Field'
import { useT } from '@/i18n'
import styles from './sources.module.css'

/** What a write key may be bound to, one to a line. */
export interface Limits {
  events: string
  origins: string
  networks: string
}

export const NO_LIMITS: Limits = { events: '', origins: '', networks: '' }
const NAMES = ['events', 'origins', 'networks'] as const

/** Folded away: most keys are bound to nothing. */
export function KeyLimits({ limits, onChange }: { limits: Limits; onChange: (limits: Limits) => void }) {
  const t = useT()
  return (
    <details className={styles.limits}>
      <summary>{t('keys.limits')}</summary>
      {NAMES.map((name) => (
        <Field key={name} label={t(`keys.limit.${name}`)} hint={t(`keys.limitHint.${name}`)}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              spellCheck={false}
              value={limits[name]}
              onChange={(event) => onChange({ ...limits, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
    </details>
  )
}
