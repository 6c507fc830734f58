import { Copy, Eye, EyeOff, Trash2 } from 'lucide-react'
import { useId } from 'react'
import { useMetricsSchema } from '@/api/queries/metrics'
import { FieldSelect } from '@/dashboard/filters/FilterForm'
import { IconButton } from '@/design/ui/IconButton'
import { useT } from '@/i18n'
import styles from './builder.module.css'
import type { Measure } from './exploration'
import { FilterBuilder } from './FilterBuilder'
import { MetricPicker } from './MetricPicker'

interface MeasureCardProps {
  measure: Measure
  canRemove: boolean
  canCopy: boolean
  onChange: (measure: Measure) => void
  onCopy: () => void
  onRemove: () => void
}

/** One letter: what is measured, how, and of which events. */
export function MeasureCard({ measure, canRemove, canCopy, onChange, onCopy, onRemove }: MeasureCardProps) {
  const t = useT()
  const id = useId()
  const schema = useMetricsSchema().data
  const { aggregation, valueField, ...rest } = measure
  const setAggregation = (name: string) => onChange(name === '' ? rest : { ...measure, aggregation: name })
  const setField = (field: string) =>
    onChange(
      field === '' ? { ...rest, ...(aggregation ? { aggregation } : {}) } : { ...measure, valueField: field },
    )
  const isHidden = measure.isHidden ?? false
  return (
    <section className={styles.measure} aria-label={t('explore.measure', { id: measure.id })}>
      <header>
        <span className={styles.letter} data-hidden={isHidden}>
          {measure.id}
        </span>
        <MetricPicker
          label={t('explore.measure', { id: measure.id })}
          value={measure.metric}
          onChange={(metric) => onChange({ id: measure.id, metric, filters: measure.filters })}
        />
        <IconButton
          label={t(isHidden ? 'explore.show' : 'explore.hide', { id: measure.id })}
          isSmall
          aria-pressed={isHidden}
          onClick={() => onChange({ ...measure, isHidden: !isHidden })}
        >
          {isHidden ? <EyeOff size={14} aria-hidden="true" /> : <Eye size={14} aria-hidden="true" />}
        </IconButton>
        {canCopy && (
          <IconButton label={t('explore.copyMeasure', { id: measure.id })} isSmall onClick={onCopy}>
            <Copy size={14} aria-hidden="true" />
          </IconButton>
        )}
        {canRemove && (
          <IconButton label={t('query.remove', { id: measure.id })} isSmall onClick={onRemove}>
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        )}
      </header>
      <div className={styles.how}>
        <select
          aria-label={t('query.aggregation')}
          className={styles.select}
          value={aggregation ?? ''}
          onChange={(event) => setAggregation(event.target.value)}
        >
          <option value="">{t('query.ownAggregation')}</option>
          {aggregation && !schema?.aggregations.includes(aggregation) && (
            <option value={aggregation}>{aggregation}</option>
          )}
          {schema?.aggregations.map((name) => (
            <option key={name} value={name}>
              {name.replace(/_/g, ' ')}
            </option>
          ))}
        </select>
        {aggregation && aggregation !== 'count' && (
          <>
            <label htmlFor={`${id}-field`}>{t('explore.of')}</label>
            <FieldSelect
              id={`${id}-field`}
              value={valueField ?? ''}
              none={t('explore.ownValue')}
              onChange={setField}
            />
          </>
        )}
      </div>
      <FilterBuilder
        label={t('explore.filtersOf', { id: measure.id })}
        filters={measure.filters}
        onChange={(filters) => onChange({ ...measure, filters })}
      />
    </section>
  )
}
