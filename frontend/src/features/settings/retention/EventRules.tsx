import { Trash2 } from 'lucide-react'
import type { RetentionRules } from '@/api/queries/retention'
import { IconButton } from '@/design/ui/IconButton'
import { MetricPicker } from '@/features/explore/MetricPicker'
import { useT } from '@/i18n'
import { AgeSelect } from './AgeSelect'
import styles from './retention.module.css'
import { MOST_RULES, withoutRule, withRule } from './rules'

interface EventRulesProps {
  rules: RetentionRules
  mayChange: boolean
  onChange: (rules: RetentionRules) => void
}

const USUAL_DAYS = 30

/** Events that are kept longer or shorter than the others. */
export function EventRules({ rules, mayChange, onChange }: EventRulesProps) {
  const t = useT()
  return (
    <section className={styles.rules} aria-label={t('keep.events')}>
      <h4>{t('keep.events')}</h4>
      {rules.events.length === 0 && <p className={styles.note}>{t('keep.noEvents')}</p>}
      <ul>
        {rules.events.map(({ event, days }) => (
          <li key={event}>
            <b title={event}>{event}</b>
            <AgeSelect
              label={t('keep.ageOf', { name: event })}
              value={days}
              isDisabled={!mayChange}
              onChange={(next) => onChange(withRule(rules, event, next))}
            />
            {mayChange && (
              <IconButton
                label={t('keep.removeRule', { name: event })}
                onClick={() => onChange(withoutRule(rules, event))}
              >
                <Trash2 size={15} aria-hidden="true" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {mayChange && rules.events.length < MOST_RULES && (
        <div className={styles.add}>
          <MetricPicker
            label={t('keep.addEvent')}
            placeholder={t('keep.addEvent')}
            isEventsOnly
            value={null}
            onChange={(event) => {
              if (!rules.events.some((rule) => rule.event === event))
                onChange(withRule(rules, event, rules.days === null ? USUAL_DAYS : null))
            }}
          />
        </div>
      )}
    </section>
  )
}
