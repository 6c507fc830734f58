import {
  ChoiceRow,
  EventPicker,
  field,
  Section,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'

const PERIODS = ['weekly', 'daily', 'monthly'] as const

export const FIELDS = {
  period: field.choice(PERIODS),
  event: field.event(),
}

export default function LifecycleBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <Section title={t('lifecycle.active')}>
      <EventPicker
        label={t('lifecycle.event')}
        placeholder={t('lifecycle.anyEvent')}
        value={question.event}
        hasLabel={false}
        onChange={(event) => change({ event })}
        {...(question.event ? { onRemove: () => change({ event: null }) } : {})}
      />
      <ChoiceRow
        label={t('lifecycle.by')}
        value={question.period}
        options={PERIODS.map((value) => ({ value, label: t(`lifecycle.period.${value}`) }))}
        onChange={(period) => change({ period })}
      />
    </Section>
  )
}
