import {
  DurationRow,
  EventPicker,
  field,
  FieldRow,
  Section,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'

export const FIELDS = {
  event: field.event(),
  transaction_by: field.text(),
  status_by: field.text(),
  stuck_after_seconds: field.number(900, 1, 31_536_000),
}

export default function TransactionsBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <Section title={t('transactions.what')}>
      <EventPicker
        label={t('transactions.event')}
        placeholder="transaction"
        value={question.event}
        hasLabel={false}
        onChange={(event) => change({ event })}
        {...(question.event ? { onRemove: () => change({ event: null }) } : {})}
      />
      <FieldRow
        label={t('transactions.idBy')}
        value={question.transaction_by}
        none="transaction_id"
        onChange={(transaction_by) => change({ transaction_by })}
      />
      <FieldRow
        label={t('transactions.statusBy')}
        value={question.status_by}
        none="status"
        onChange={(status_by) => change({ status_by })}
      />
      <DurationRow
        label={t('transactions.stuckAfter')}
        seconds={question.stuck_after_seconds}
        onChange={(stuck_after_seconds) => change({ stuck_after_seconds })}
      />
    </Section>
  )
}
