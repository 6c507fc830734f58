import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@/design/ui/IconButton'
import { FlagRow } from '@/features/analysis'
import { MetricPicker } from '@/features/explore/MetricPicker'
import { useT } from '@/i18n'
import styles from './devices.module.css'
import { readSensor, type Sensor } from './sensor'

interface SensorRowsProps {
  sensors: readonly Sensor[]
  most: number
  onChange: (sensors: readonly Sensor[]) => void
}

/** Which metrics are sensors, and what is too low or too high. */
export function SensorRows({ sensors, most, onChange }: SensorRowsProps) {
  const t = useT()
  return (
    <div className={styles.sensors}>
      {sensors.map((sensor, at) => (
        <SensorRow
          key={sensor.metric}
          sensor={sensor}
          onChange={(next) => onChange(sensors.map((one, place) => (place === at ? next : one)))}
          onRemove={() => onChange(sensors.filter((_, place) => place !== at))}
        />
      ))}
      {sensors.length < most && (
        <div className={styles.adder}>
          <Plus size={14} aria-hidden="true" />
          <MetricPicker
            key={sensors.length}
            label={t('devices.addSensor')}
            placeholder={t('devices.addSensor')}
            value={null}
            isEventsOnly
            onChange={(metric) => {
              if (!sensors.some((one) => one.metric === metric)) onChange([...sensors, { metric }])
            }}
          />
        </div>
      )}
    </div>
  )
}

interface SensorRowProps {
  sensor: Sensor
  onChange: (sensor: Sensor) => void
  onRemove: () => void
}

function SensorRow({ sensor, onChange, onRemove }: SensorRowProps) {
  const t = useT()
  // What is being typed may be no bound yet.
  const [draft, setDraft] = useState<{ low: string; high: string } | null>(null)
  const text = draft ?? { low: String(sensor.low ?? ''), high: String(sensor.high ?? '') }
  const put = (change: Partial<typeof text>) => {
    const next = { ...text, ...change }
    setDraft(next)
    const bound = (name: 'low' | 'high') => (next[name] === '' ? {} : { [name]: Number(next[name]) })
    const read = readSensor({
      metric: sensor.metric,
      is_total: sensor.is_total,
      ...bound('low'),
      ...bound('high'),
    })
    if (read) onChange(read)
  }
  const isWrong = text.low !== '' && text.high !== '' && Number(text.low) >= Number(text.high)
  return (
    <fieldset className={styles.sensor}>
      <legend>{sensor.metric}</legend>
      {(['low', 'high'] as const).map((name) => (
        <label key={name} className={styles.bound}>
          {t(`devices.${name}`)}
          <input
            type="number"
            step="any"
            value={text[name]}
            aria-invalid={isWrong}
            onBlur={() => {
              if (!isWrong) setDraft(null)
            }}
            onChange={(event) => put({ [name]: event.target.value })}
          />
        </label>
      ))}
      <IconButton label={t('analysis.removeStep', { title: sensor.metric })} isSmall onClick={onRemove}>
        <Trash2 size={14} aria-hidden="true" />
      </IconButton>
      <div className={styles.wide}>
        <FlagRow
          label={t('devices.isTotal')}
          value={sensor.is_total === true}
          onChange={(is_total) => onChange({ ...sensor, is_total })}
        />
      </div>
      {isWrong && (
        <p className={styles.wide} role="alert">
          {t('devices.wrongBounds')}
        </p>
      )}
    </fieldset>
  )
}
