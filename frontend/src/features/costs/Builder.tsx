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
  costs: field.event(),
  income: field.event(),
  category_by: field.text(),
}

export default function CostsBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <Section title={t('costs.what')}>
      <EventPicker
        label={t('costs.costs')}
        placeholder="cost"
        value={question.costs}
        hasLabel={false}
        onChange={(costs) => change({ costs })}
        {...(question.costs ? { onRemove: () => change({ costs: null }) } : {})}
      />
      <EventPicker
        label={t('costs.income')}
        placeholder={t('costs.usualIncome')}
        value={question.income}
        hasLabel={false}
        onChange={(income) => change({ income })}
        {...(question.income ? { onRemove: () => change({ income: null }) } : {})}
      />
      <FieldRow
        label={t('costs.categoryBy')}
        value={question.category_by}
        none="category"
        onChange={(category_by) => change({ category_by })}
      />
    </Section>
  )
}
