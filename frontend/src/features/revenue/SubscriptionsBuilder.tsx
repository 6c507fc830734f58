import { field, Section, type BuilderProps, type QuestionOf } from '@/features/analysis'
import { useT } from '@/i18n'
import { readMoney, USUAL } from './money'
import { EventRow, MoneySection } from './MoneySection'

export const FIELDS = {
  started: field.event(),
  changed: field.event(),
  cancelled: field.event(),
  money: field.value(USUAL, readMoney),
}

export default function SubscriptionsBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <>
      <Section title={t('revenue.what')}>
        {(['started', 'changed', 'cancelled'] as const).map((part) => (
          <EventRow
            key={part}
            label={t(`revenue.${part}`)}
            usual={`subscription_${part}`}
            value={question[part]}
            onChange={(event) => change({ [part]: event })}
          />
        ))}
      </Section>
      <MoneySection money={question.money} onChange={(money) => change({ money })} />
    </>
  )
}
