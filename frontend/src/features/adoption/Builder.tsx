import {
  ChoiceRow,
  EventPicker,
  field,
  Section,
  type BuilderModule,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'

const PERIODS = ['weekly', 'daily', 'monthly'] as const

export const FIELDS = {
  feature: field.event(),
  period: field.choice(PERIODS),
}

const NO_FEATURES = new Set(['page_view', 'session_start', 'identify'])

/** The most frequent event that is a use of something. */
export const suggest: NonNullable<BuilderModule<typeof FIELDS>['suggest']> = (schema) => {
  const events = [...(schema?.events ?? [])].sort((a, b) => b.count - a.count)
  const found = events.find(({ name }) => !NO_FEATURES.has(name))
  return found ? { feature: { event: found.name } } : {}
}

export default function AdoptionBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <Section title={t('adoption.feature')}>
      <EventPicker
        label={t('adoption.feature')}
        placeholder={t('adoption.choose')}
        value={question.feature}
        hasLabel={false}
        onChange={(feature) => change({ feature })}
        {...(question.feature ? { onRemove: () => change({ feature: null }) } : {})}
      />
      <ChoiceRow
        label={t('adoption.by')}
        value={question.period}
        options={PERIODS.map((value) => ({ value, label: t(`adoption.period.${value}`) }))}
        onChange={(period) => change({ period })}
      />
    </Section>
  )
}
