import {
  EventPicker,
  field,
  NumberRow,
  Section,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'

export const FIELDS = {
  views: field.event(),
  limit: field.number(10, 1, 500),
}

export default function WebBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <Section title={t('web.what')}>
      <EventPicker
        label={t('web.event')}
        placeholder="page_view"
        value={question.views}
        hasLabel={false}
        onChange={(views) => change({ views })}
        {...(question.views ? { onRemove: () => change({ views: null }) } : {})}
      />
      <NumberRow
        label={t('web.limit')}
        value={question.limit}
        least={1}
        most={500}
        onChange={(limit) => change({ limit })}
      />
    </Section>
  )
}
