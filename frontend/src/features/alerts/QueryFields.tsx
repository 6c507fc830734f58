import type { Query } from '@/api/types'
import { useMetricsSchema } from '@/api/queries/metrics'
import { ChoiceRow, FieldRow, Row } from '@/features/analysis'
import { FilterBuilder } from '@/features/explore/FilterBuilder'
import { MetricPicker } from '@/features/explore/MetricPicker'
import { useT, type MessageKey } from '@/i18n'
import { WINDOWS } from './rule'

interface QueryFieldsProps {
  query: Query
  onChange: (query: Query) => void
}

/** The number that a rule watches: what is measured, how, of which events, over how long, and for what each. */
export function QueryFields({ query, onChange }: QueryFieldsProps) {
  const t = useT()
  const aggregations = useMetricsSchema().data?.aggregations.filter((name) => name !== 'histogram') ?? []
  const { aggregation, group_by, ...rest } = query
  const window = query.time_window ?? 'last_5_minutes'
  const windows = WINDOWS.some((one) => one === window) ? WINDOWS : [...WINDOWS, window]
  return (
    <>
      <Row label={t('query.metric')}>
        {() => (
          <MetricPicker
            label={t('query.metric')}
            value={query.metric}
            onChange={(metric) => onChange({ ...rest, metric, ...(group_by ? { group_by } : {}) })}
          />
        )}
      </Row>
      <ChoiceRow
        label={t('query.aggregation')}
        value={aggregation ?? ''}
        options={[
          { value: '', label: t('query.ownAggregation') },
          ...aggregations.map((value) => ({ value, label: value.replace(/_/g, ' ') })),
        ]}
        onChange={(name) =>
          onChange({ ...rest, ...(group_by ? { group_by } : {}), ...(name ? { aggregation: name } : {}) })
        }
      />
      <FilterBuilder
        label={t('alerts.filters')}
        filters={query.filters ?? []}
        onChange={(filters) => onChange({ ...query, filters })}
      />
      <ChoiceRow
        label={t('alerts.window')}
        value={window}
        options={windows.map((value) => ({ value, label: t(`range.${value}` as MessageKey) }))}
        onChange={(time_window) => onChange({ ...query, time_window: time_window })}
      />
      <FieldRow
        label={t('alerts.each')}
        value={group_by?.[0] ?? ''}
        none={t('alerts.together')}
        onChange={(field) =>
          onChange({
            ...rest,
            ...(aggregation ? { aggregation } : {}),
            ...(field ? { group_by: [field] } : {}),
          })
        }
      />
    </>
  )
}
