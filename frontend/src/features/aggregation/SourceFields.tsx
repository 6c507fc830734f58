import type { AggregationRule } from '@/api/queries/aggregation'
import { useMetricsSchema } from '@/api/queries/metrics'
import { ChoiceRow, FieldRow, Row } from '@/features/analysis'
import { FilterBuilder } from '@/features/explore/FilterBuilder'
import { MetricPicker } from '@/features/explore/MetricPicker'
import { useT } from '@/i18n'

interface RuleFieldsProps {
  rule: AggregationRule
  onChange: (rule: AggregationRule) => void
}

/** What a rule measures: which metric, how, of which events, and for what each. */
export function SourceFields({ rule, onChange }: RuleFieldsProps) {
  const t = useT()
  const aggregations = useMetricsSchema().data?.aggregations.filter((name) => name !== 'histogram') ?? []
  return (
    <>
      <Row label={t('query.metric')}>
        {() => (
          <MetricPicker
            label={t('query.metric')}
            value={rule.source_metric}
            onChange={(source_metric) => onChange({ ...rule, source_metric, aggregation: null })}
          />
        )}
      </Row>
      <ChoiceRow
        label={t('query.aggregation')}
        value={rule.aggregation ?? ''}
        options={[
          { value: '', label: t('query.ownAggregation') },
          ...aggregations.map((value) => ({ value, label: value.replace(/_/g, ' ') })),
        ]}
        onChange={(name) => onChange({ ...rule, aggregation: name || null })}
      />
      <FilterBuilder
        label={t('aggregation.filters')}
        filters={rule.filters}
        onChange={(filters) => onChange({ ...rule, filters })}
      />
      <FieldRow
        label={t('aggregation.each')}
        value={rule.group_by[0] ?? ''}
        none={t('aggregation.together')}
        onChange={(field) => onChange({ ...rule, group_by: field ? [field] : [] })}
      />
    </>
  )
}
