import { useT } from '@/i18n'
import { SCOPES, type Scope } from './key-choice'
import styles from './sources.module.css'

interface KeyScopesProps {
  chosen: readonly Scope[]
  onChange: (chosen: Scope[]) => void
}

/** What a read key may do. */
export function KeyScopes({ chosen, onChange }: KeyScopesProps) {
  const t = useT()
  return (
    <fieldset className={styles.scopes}>
      <legend>{t('keys.scopes')}</legend>
      {SCOPES.map((scope) => (
        <label key={scope}>
          <input
            type="checkbox"
            checked={chosen.includes(scope)}
            onChange={(event) =>
              onChange(SCOPES.filter((one) => (one === scope ? event.target.checked : chosen.includes(one))))
            }
          />
          <span>
            {t(`keys.scope.${scope}`)}
            <small>{t(`keys.scopeHint.${scope}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
