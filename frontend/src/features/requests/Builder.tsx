import {
  EventPicker,
  field,
  FieldRow,
  NumberRow,
  Section,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'

export const FIELDS = {
  event: field.event(),
  endpoint_by: field.text(),
  satisfied_ms: field.number(500, 1, 3_600_000),
}

export default function RequestsBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <Section title={t('requests.what')}>
      <EventPicker
        label={t('requests.event')}
        placeholder={t('requests.usual')}
        value={question.event}
        hasLabel={false}
        onChange={(event) => change({ event })}
        {...(question.event ? { onRemove: () => change({ event: null }) } : {})}
      />
      <FieldRow
        label={t('requests.endpointBy')}
        value={question.endpoint_by}
        none="path"
        onChange={(endpoint_by) => change({ endpoint_by })}
      />
      <NumberRow
        label={t('requests.satisfied')}
        value={question.satisfied_ms}
        least={1}
        most={3_600_000}
        unit="ms"
        onChange={(satisfied_ms) => change({ satisfied_ms })}
      />
    </Section>
  )
}
