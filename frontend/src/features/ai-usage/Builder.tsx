import {
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
  model_by: field.text(),
  feature_by: field.text(),
}

export default function AiUsageBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <Section title={t('aiUsage.what')}>
      <EventPicker
        label={t('aiUsage.event')}
        placeholder="ai_request"
        value={question.event}
        hasLabel={false}
        onChange={(event) => change({ event })}
        {...(question.event ? { onRemove: () => change({ event: null }) } : {})}
      />
      <FieldRow
        label={t('aiUsage.modelBy')}
        value={question.model_by}
        none="model"
        onChange={(model_by) => change({ model_by })}
      />
      <FieldRow
        label={t('aiUsage.featureBy')}
        value={question.feature_by}
        none="feature"
        onChange={(feature_by) => change({ feature_by })}
      />
    </Section>
  )
}
