import { use } from 'react'
import { namedColour } from '@/charts/core/display'
import { useChartTheme } from '@/design/settings'
import { onRovingKey } from '@/design/ui/roving'
import { useT } from '@/i18n'
import { OptionsContext, type InnerProps } from '../context'
import styles from '../options.module.css'

const ROLES = ['positive', 'warning', 'negative', 'info'] as const
const SOME_COLOUR = '#45a8f9'

/** A role, which fits every theme, or a colour of one's own. */
export function ColourField({ label, value, onChange, isNullable }: InnerProps) {
  const t = useT()
  const theme = useChartTheme()
  const { say } = use(OptionsContext)
  const current = typeof value === 'string' ? value : null
  const isOwn = current?.startsWith('#') ?? false
  const choices = isNullable ? [null, ...ROLES] : ROLES
  return (
    <div className={styles.group}>
      <span aria-hidden="true">{label}</span>
      <div className={styles.swatches}>
        {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus -- the focus is on the swatches inside */}
        <div
          role="radiogroup"
          aria-label={label}
          className={styles.swatches}
          onKeyDown={(event) => onRovingKey(event, choices.length, (index) => onChange(choices[index]))}
        >
          {choices.map((role) => (
            <button
              key={role ?? 'none'}
              type="button"
              role="radio"
              data-roving
              aria-checked={current === role}
              aria-label={role === null ? t('option.noColour') : say(role)}
              title={role === null ? t('option.noColour') : say(role)}
              tabIndex={current === role || (isOwn && role === choices[0]) ? 0 : -1}
              className={styles.swatch}
              style={{ background: role === null ? 'var(--surface-2)' : namedColour(role, theme) }}
              onClick={() => onChange(role)}
            />
          ))}
        </div>
        <input
          type="color"
          className={styles.own}
          aria-label={t('option.ownColour')}
          value={isOwn ? current! : SOME_COLOUR}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    </div>
  )
}
