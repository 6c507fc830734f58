import {
  ChoiceRow,
  EventPicker,
  field,
  FieldRow,
  Section,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useFieldValues } from '@/api/queries/metrics'
import { useT } from '@/i18n'

const SCORES = ['predicted', 'positive'] as const

export const FIELDS = {
  event: field.event(),
  model_by: field.text(),
  predicted: field.text(),
  actual: field.text(),
  score: field.text(),
  score_of: field.choice(SCORES),
  positive: field.text(),
  item: field.text(),
  baseline: field.text(),
}

type Props = BuilderProps<QuestionOf<typeof FIELDS>>

export default function ModelQualityBuilder({ question, change }: Props) {
  const t = useT()
  return (
    <>
      <Section title={t('modelQuality.what')}>
        <EventPicker
          label={t('modelQuality.event')}
          placeholder="detection"
          value={question.event}
          hasLabel={false}
          onChange={(event) => change({ event })}
          {...(question.event ? { onRemove: () => change({ event: null }) } : {})}
        />
        <FieldRow
          label={t('modelQuality.modelBy')}
          value={question.model_by}
          none="model"
          onChange={(model_by) => change({ model_by })}
        />
        <FieldRow
          label={t('modelQuality.predicted')}
          value={question.predicted}
          none="predicted"
          onChange={(predicted) => change({ predicted })}
        />
        <FieldRow
          label={t('modelQuality.actual')}
          value={question.actual}
          none="actual"
          onChange={(actual) => change({ actual })}
        />
      </Section>
      <Section title={t('modelQuality.confidence')}>
        <FieldRow
          label={t('modelQuality.score')}
          value={question.score}
          none="value"
          onChange={(score) => change({ score })}
        />
        <ChoiceRow
          label={t('modelQuality.scoreOf')}
          value={question.score_of}
          options={SCORES.map((value) => ({ value, label: t(`modelQuality.scoreOf.${value}`) }))}
          onChange={(score_of) => change({ score_of })}
        />
        <ValueRow
          label={t('modelQuality.positive')}
          field={question.actual || 'actual'}
          value={question.positive}
          none={t('modelQuality.rarer')}
          onChange={(positive) => change({ positive })}
        />
      </Section>
      <Section title={t('modelQuality.comparison')}>
        <ValueRow
          label={t('modelQuality.baseline')}
          field={question.model_by || 'model'}
          value={question.baseline}
          none={t('modelQuality.busiest')}
          onChange={(baseline) => change({ baseline })}
        />
        <FieldRow
          label={t('modelQuality.item')}
          value={question.item}
          none={t('modelQuality.noItem')}
          onChange={(item) => change({ item })}
        />
      </Section>
    </>
  )
}

interface ValueRowProps {
  label: string
  field: string
  value: string
  /** What no choice means. */
  none: string
  onChange: (value: string) => void
}

/** One of the values that a field has had lately. */
function ValueRow({ label, field: name, value, none, onChange }: ValueRowProps) {
  const known = useFieldValues(name).data ?? []
  const values = value === '' || known.includes(value) ? known : [value, ...known]
  return (
    <ChoiceRow
      label={label}
      value={value}
      options={[{ value: '', label: none }, ...values.map((one) => ({ value: one, label: one }))]}
      onChange={onChange}
    />
  )
}
