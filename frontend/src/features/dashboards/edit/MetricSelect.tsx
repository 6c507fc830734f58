import { useMetricsSchema } from '@/api/queries/metrics'
import { useT } from '@/i18n'
import styles from './edit.module.css'

interface MetricSelectProps {
  id: string
  value: string
  onChange: (metric: string) => void
}

const words = (name: string) => name.replace(/_/g, ' ')

/** A metric of the catalogue, an event that has come in, or all events. */
export function MetricSelect({ id, value, onChange }: MetricSelectProps) {
  const t = useT()
  const schema = useMetricsSchema().data
  const metrics = schema?.metrics ?? []
  const events = schema?.events ?? []
  const isKnown =
    value === '*' || metrics.some((one) => one.name === value) || events.some((one) => one.name === value)
  const description = metrics.find((one) => one.name === value)?.description
  return (
    <div className={styles.metric}>
      <select
        id={id}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {!isKnown && <option value={value}>{value}</option>}
        <option value="*">{t('query.allEvents')}</option>
        <optgroup label={t('query.metrics')}>
          {metrics.map((one) => (
            <option key={one.name} value={one.name}>
              {words(one.name)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('query.events')}>
          {events.map((one) => (
            <option key={one.name} value={one.name}>
              {one.name}
            </option>
          ))}
        </optgroup>
      </select>
      {description && <small>{description}</small>}
    </div>
  )
}
