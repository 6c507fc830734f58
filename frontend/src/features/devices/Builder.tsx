import {
  DurationRow,
  field,
  FieldRow,
  Section,
  type BuilderModule,
  type BuilderProps,
  type QuestionOf,
} from '@/features/analysis'
import { useT } from '@/i18n'
import { readSensor, suggestSensors, type Sensor } from './sensor'
import { SensorRows } from './SensorRows'

export const MOST_SENSORS = 20

export const FIELDS = {
  sensors: field.list<Sensor>({ read: readSensor }, [], MOST_SENSORS),
  device_by: field.text(),
  offline_after_seconds: field.number(3_600, 1, 31_536_000),
}

export const suggest: NonNullable<BuilderModule<typeof FIELDS>['suggest']> = (schema) => {
  const sensors = suggestSensors(schema)
  return sensors.length > 0 ? { sensors } : {}
}

export default function DevicesBuilder({ question, change }: BuilderProps<QuestionOf<typeof FIELDS>>) {
  const t = useT()
  return (
    <>
      <Section title={t('devices.sensors')}>
        <SensorRows
          sensors={question.sensors}
          most={MOST_SENSORS}
          onChange={(sensors) => change({ sensors })}
        />
      </Section>
      <Section title={t('devices.what')}>
        <FieldRow
          label={t('devices.deviceBy')}
          value={question.device_by}
          none="device"
          onChange={(device_by) => change({ device_by })}
        />
        <DurationRow
          label={t('devices.offlineAfter')}
          seconds={question.offline_after_seconds}
          onChange={(offline_after_seconds) => change({ offline_after_seconds }, { replace: true })}
        />
      </Section>
    </>
  )
}
