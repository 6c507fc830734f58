import { DurationRow, field, Section, type BuilderProps, type QuestionOf } from '@/features/analysis'
import { useT } from '@/i18n'
import { readMoney, USUAL } from './money'
import { EventRow, MoneySection } from './MoneySection'

export const FIELDS = {
  added: field.event(),
  checkout: field.event(),
  ordered: field.event(),
  patience_seconds: field.number(86_400, 60, 2_592_000),
  money: field.value(USUAL, readMoney),
}

export default function CartsBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  const usual = { added: 'add_to_cart', checkout: 'checkout', ordered: t('revenue.usualOrders') }
  return (
    <>
      <Section title={t('revenue.what')}>
        {(['added', 'checkout', 'ordered'] as const).map((part) => (
          <EventRow
            key={part}
            label={t(`revenue.${part}`)}
            usual={usual[part]}
            value={question[part]}
            onChange={(event) => change({ [part]: event })}
          />
        ))}
        <DurationRow
          label={t('revenue.patience')}
          seconds={question.patience_seconds}
          least={60}
          most={2_592_000}
          onChange={(patience_seconds) => change({ patience_seconds }, { replace: true })}
        />
      </Section>
      <MoneySection money={question.money} onChange={(money) => change({ money })} />
    </>
  )
}
