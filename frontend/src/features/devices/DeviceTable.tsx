import { useMemo } from 'react'
import { Badge } from '@/design/ui/Badge'
import { DataTable, type Column } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { Device, DevicesAnswer } from './answer'
import styles from './devices.module.css'
import { soonest } from './sensor'

interface DeviceTableProps {
  answer: DevicesAnswer
  shown: string
  onShow: (device: string) => void
}

/** The fleet, most urgent first: silent ones, those out of bounds, those that will be. A click shows a device's readings over time. */
export function DeviceTable({ answer, shown, onShow }: DeviceTableProps) {
  const t = useT()
  const format = useFormat()
  const columns = useMemo(
    (): Column<Device>[] => [
      {
        id: 'device',
        label: t('devices.device'),
        value: (row) => row.device,
        cell: (row) => (
          <span className={styles.name}>
            {row.device}
            {row.device === shown && <Badge tone="info">{t('devices.shown')}</Badge>}
          </span>
        ),
      },
      {
        id: 'state',
        label: t('devices.state'),
        value: (row) => (row.is_online ? t('devices.isOnline') : t('devices.isOffline')),
        cell: (row) => (
          <Badge tone={row.is_online ? 'positive' : 'negative'}>
            {t(row.is_online ? 'devices.isOnline' : 'devices.isOffline')}
          </Badge>
        ),
      },
      {
        id: 'seen',
        label: t('devices.lastSeen'),
        value: (row) => row.last_seen,
        cell: (row) => format.moment(row.last_seen),
      },
      ...answer.sensors.map(({ sensor }): Column<Device> => ({
        id: sensor,
        label: sensor,
        value: (row) => readingOf(row, sensor)?.last ?? null,
        cell: (row) => {
          const reading = readingOf(row, sensor)
          if (!reading) return '–'
          return (
            <span className={styles.name}>
              {format.exact(reading.last)}
              {reading.state !== 'ok' && (
                <Badge tone="warning">
                  {t(reading.state === 'low' ? 'devices.tooLow' : 'devices.tooHigh')}
                </Badge>
              )}
            </span>
          )
        },
      })),
      {
        id: 'ahead',
        label: t('devices.ahead'),
        hint: t('devices.aheadHint'),
        value: (row) => soonest(row)?.seconds ?? null,
        cell: (row) => {
          const next = soonest(row)
          if (!next) return '–'
          const { sensor, fit } = next.reading
          return (
            <span title={fit === null ? undefined : `R² ${fit.toFixed(2)}`} className={styles.name}>
              {format.number(next.seconds * 1_000, 'duration')}
              <span className={styles.faint}>{sensor}</span>
            </span>
          )
        },
      },
    ],
    [answer.sensors, shown, t, format],
  )
  return (
    <DataTable
      label={t('devices.fleet')}
      columns={columns}
      rows={answer.devices}
      keyOf={(row) => row.device}
      onPick={(row) => onShow(row.device)}
      limit={25}
      file="devices"
    />
  )
}

const readingOf = (device: Device, sensor: string) => device.readings.find((one) => one.sensor === sensor)
