import { field, FieldRow, Section, type BuilderProps, type QuestionOf } from '@/features/analysis'
import { useT } from '@/i18n'
import { readMoney, USUAL } from './money'
import { EventRow, MoneySection } from './MoneySection'

export const FIELDS = {
  orders: field.event(),
  refunds: field.event(),
  failures: field.event(),
  group_by: field.text('product'),
  money: field.value(USUAL, readMoney),
}

export default function RevenueBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <>
      <Section title={t('revenue.what')}>
        <EventRow
          label={t('revenue.orders')}
          usual={t('revenue.usualOrders')}
          value={question.orders}
          onChange={(orders) => change({ orders })}
        />
        <EventRow
          label={t('revenue.refunds')}
          usual="refund"
          value={question.refunds}
          onChange={(refunds) => change({ refunds })}
        />
        <EventRow
          label={t('revenue.failures')}
          usual={t('revenue.none')}
          value={question.failures}
          onChange={(failures) => change({ failures })}
        />
        <FieldRow
          label={t('query.groupBy')}
          value={question.group_by}
          onChange={(group_by) => change({ group_by })}
        />
      </Section>
      <MoneySection money={question.money} onChange={(money) => change({ money })} />
    </>
  )
}
