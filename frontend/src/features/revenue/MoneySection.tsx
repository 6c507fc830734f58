import { ChoiceRow, EventPicker, NumberRow, Section, type EventStep } from '@/features/analysis'
import { useT } from '@/i18n'
import { CURRENCIES, withRate, type Money } from './money'
import styles from './revenue.module.css'

interface MoneySectionProps {
  money: Money
  onChange: (money: Money) => void
}

/** The currency of the answer, and what the others are worth in it. */
export function MoneySection({ money, onChange }: MoneySectionProps) {
  const t = useT()
  const codes = [...new Set<string>([...CURRENCIES, money.currency])]
  return (
    <Section title={t('revenue.money')}>
      <ChoiceRow
        label={t('revenue.currency')}
        value={money.currency}
        options={codes.map((value) => ({ value, label: value }))}
        // Rates were in the currency before.
        onChange={(currency) => onChange({ currency })}
      />
      {Object.entries(money.rates ?? {}).map(([code, rate]) => (
        <NumberRow
          key={code}
          label={`1 ${code}`}
          value={rate}
          least={0.000001}
          unit={money.currency}
          onChange={(next) => onChange(withRate(money, code, next))}
        />
      ))}
    </Section>
  )
}

interface EventRowProps {
  label: string
  /** What no choice means. */
  usual: string
  value: EventStep | null
  onChange: (event: EventStep | null) => void
}

/** One event that may be left as usual. */
export function EventRow({ label, usual, value, onChange }: EventRowProps) {
  return (
    <div role="group" aria-label={label} className={styles.event}>
      <span>{label}</span>
      <EventPicker
        label={label}
        placeholder={usual}
        value={value}
        hasLabel={false}
        onChange={onChange}
        {...(value ? { onRemove: () => onChange(null) } : {})}
      />
    </div>
  )
}
