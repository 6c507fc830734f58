import {
  ChoiceRow,
  EventPicker,
  field,
  Section,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'

export const BY = ['hour_of_week', 'hour_of_day'] as const
const MEASURES = ['events', 'people', 'events_per_hour'] as const

export const FIELDS = {
  event: field.event(),
  by: field.choice(BY),
  measure: field.choice(MEASURES),
}

export default function EngagementBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <Section title={t('engagement.activity')}>
      <EventPicker
        label={t('engagement.event')}
        placeholder={t('engagement.anyEvent')}
        value={question.event}
        hasLabel={false}
        onChange={(event) => change({ event })}
        {...(question.event ? { onRemove: () => change({ event: null }) } : {})}
      />
      <ChoiceRow
        label={t('engagement.by')}
        value={question.by}
        options={BY.map((value) => ({ value, label: t(`engagement.by.${value}`) }))}
        onChange={(by) => change({ by })}
      />
      <ChoiceRow
        label={t('engagement.measure')}
        value={question.measure}
        options={MEASURES.map((value) => ({ value, label: t(`engagement.measure.${value}`) }))}
        onChange={(measure) => change({ measure })}
      />
    </Section>
  )
}
