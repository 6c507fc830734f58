import {
  ChoiceRow,
  EventPicker,
  field,
  FieldRow,
  Section,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'
import { SegmentChoice } from './SegmentChoice'

const PERIODS = ['weekly', 'daily', 'monthly'] as const
const METRICS = ['retention_rate', 'revenue', 'engagement', 'feature_usage'] as const
const STARTS = ['first_time', 'recurring'] as const
const RETURNS = ['classic', 'rolling', 'unbounded'] as const

export const FIELDS = {
  period: field.choice(PERIODS),
  metric: field.choice(METRICS),
  start_event: field.event(),
  return_event: field.event(),
  start: field.choice(STARTS),
  retention: field.choice(RETURNS),
  breakdown: field.text(),
  periods: field.maybeNumber(1, 366),
  segments: field.texts([], 5),
}

export type RetentionQuestion = QuestionOf<typeof FIELDS>

/** Amounts are counted period by period. */
export const isAmount = (metric: RetentionQuestion['metric']) =>
  metric === 'revenue' || metric === 'engagement'

export default function RetentionBuilder({ question, change }: BuilderProps<RetentionQuestion>) {
  const t = useT()
  return (
    <>
      <Section title={t('retention.who')}>
        <EventPicker
          label={t('retention.startEvent')}
          placeholder={t('retention.anyEvent')}
          value={question.start_event}
          hasLabel={false}
          onChange={(start_event) => change({ start_event })}
          {...(question.start_event ? { onRemove: () => change({ start_event: null }) } : {})}
        />
        <ChoiceRow
          label={t('retention.start')}
          value={question.start}
          options={STARTS.map((value) => ({ value, label: t(`retention.start.${value}`) }))}
          onChange={(start) => change({ start })}
        />
        <ChoiceRow
          label={t('retention.period')}
          value={question.period}
          options={PERIODS.map((value) => ({ value, label: t(`retention.period.${value}`) }))}
          onChange={(period) => change({ period })}
        />
      </Section>
      <Section title={t('retention.what')}>
        <ChoiceRow
          label={t('retention.metric')}
          value={question.metric}
          options={METRICS.map((value) => ({ value, label: t(`retention.metric.${value}`) }))}
          onChange={(metric) => change({ metric, ...(isAmount(metric) ? { retention: 'classic' } : {}) })}
        />
        <EventPicker
          label={t('retention.returnEvent')}
          placeholder={t(`retention.returnEvent.${question.metric}`)}
          value={question.return_event}
          hasLabel={false}
          onChange={(return_event) => change({ return_event })}
          {...(question.return_event ? { onRemove: () => change({ return_event: null }) } : {})}
        />
        {!isAmount(question.metric) && (
          <ChoiceRow
            label={t('retention.counted')}
            value={question.retention}
            options={RETURNS.map((value) => ({ value, label: t(`retention.counted.${value}`) }))}
            onChange={(retention) => change({ retention })}
          />
        )}
        <FieldRow
          label={t('query.groupBy')}
          value={question.breakdown}
          onChange={(breakdown) => change({ breakdown, ...(breakdown ? { segments: [] } : {}) })}
        />
      </Section>
      <SegmentChoice
        chosen={question.segments}
        onChange={(segments) => change({ segments, ...(segments.length > 0 ? { breakdown: '' } : {}) })}
      />
    </>
  )
}
