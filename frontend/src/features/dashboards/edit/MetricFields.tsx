import type { WidgetQuery } from '@/api/dashboard'
import { useMetricsSchema } from '@/api/queries/metrics'
import type { Query } from '@/api/types'
import { FieldSelect } from '@/dashboard/filters/FilterForm'
import { useT } from '@/i18n'
import styles from './edit.module.css'
import { MetricSelect } from './MetricSelect'
import { QueryFilters } from './QueryFilters'
import { Row } from './Row'

interface MetricFieldsProps {
  question: WidgetQuery & { query: Query }
  onChange: (question: WidgetQuery) => void
}

const INTERVALS = ['auto', 'minute', '5_minutes', '15_minutes', 'hour', 'day', 'week', 'month'] as const
const MOST_GROUPS = 3

/** The query without keys that say nothing. */
function lean(query: Query): Query {
  return Object.fromEntries(
    Object.entries(query).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ) as unknown as Query
}

/** A metric: what is measured, how it is grouped, narrowed and cut. */
export function MetricFields({ question, onChange }: MetricFieldsProps) {
  const t = useT()
  const schema = useMetricsSchema().data
  const { query } = question
  const put = (change: Partial<Record<keyof Query, unknown>>) =>
    onChange({ ...question, query: lean({ ...query, ...(change as Partial<Query>) }) })
  const groups = query.group_by ?? []
  const setGroup = (index: number, field: string) => {
    const next =
      field === ''
        ? groups.filter((_, at) => at !== index)
        : groups.map((one, at) => (at === index ? field : one))
    put({ group_by: index === groups.length && field !== '' ? [...groups, field] : next })
  }
  const isEvent = query.metric === '*' || (schema?.events ?? []).some((event) => event.name === query.metric)
  return (
    <>
      <Row label={t('query.metric')}>
        {(id) => (
          <MetricSelect
            id={id}
            value={query.metric}
            onChange={(metric) => put({ metric, aggregation: undefined })}
          />
        )}
      </Row>
      <Row label={t('query.aggregation')}>
        {(id) => (
          <select
            id={id}
            className={styles.input}
            value={query.aggregation ?? ''}
            onChange={(event) => put({ aggregation: event.target.value })}
          >
            <option value="">{t('query.ownAggregation')}</option>
            {schema?.aggregations.map((name) => (
              <option key={name} value={name}>
                {name.replace(/_/g, ' ')}
              </option>
            ))}
          </select>
        )}
      </Row>
      {isEvent && query.aggregation && query.aggregation !== 'count' && (
        <Row label={t('query.value')}>
          {(id) => (
            <FieldSelect
              id={id}
              value={query.value_field ?? ''}
              none={t('query.ownValue')}
              onChange={(value_field) => put({ value_field })}
            />
          )}
        </Row>
      )}
      {[...groups, ''].slice(0, MOST_GROUPS).map((field, index) => (
        <Row key={index} label={index === 0 ? t('query.groupBy') : t('query.thenBy')}>
          {(id) => (
            <FieldSelect
              id={id}
              value={field}
              none={t('query.noGroup')}
              onChange={(next) => setGroup(index, next)}
            />
          )}
        </Row>
      ))}
      <Row label={t('query.interval')}>
        {(id) => (
          <select
            id={id}
            className={styles.input}
            value={query.interval ?? ''}
            onChange={(event) => put({ interval: event.target.value })}
          >
            <option value="">{t('query.noInterval')}</option>
            {INTERVALS.map((interval) => (
              <option key={interval} value={interval}>
                {t(`query.interval.${interval}`)}
              </option>
            ))}
          </select>
        )}
      </Row>
      {groups.length > 0 && (
        <Row label={t('query.limit')}>
          {(id) => (
            <input
              id={id}
              type="number"
              className={styles.input}
              min={1}
              max={1000}
              value={query.limit ?? ''}
              placeholder="100"
              onChange={(event) => {
                const limit = Number(event.target.value)
                put(
                  limit >= 1
                    ? { limit, order_by: 'value', order: 'desc' }
                    : { limit: undefined, order_by: undefined, order: undefined },
                )
              }}
            />
          )}
        </Row>
      )}
      <QueryFilters filters={query.filters ?? []} onChange={(filters) => put({ filters })} />
    </>
  )
}
