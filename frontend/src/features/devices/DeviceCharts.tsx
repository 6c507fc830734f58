import { useMemo } from 'react'
import type { Widget } from '@/api/dashboard'
import type { FilterNode } from '@/api/types'
import type { TimeChoice } from '@/dashboard/time/TimePicker'
import { Panel } from '@/features/analysis'
import { useT } from '@/i18n'
import type { Board } from '@/widgets/host/board'
import { WidgetHost } from '@/widgets/host/WidgetHost'
import styles from './devices.module.css'
import type { Sensor } from './sensor'

interface DeviceChartsProps {
  device: string
  deviceBy: string
  sensors: readonly Sensor[]
  time: TimeChoice
  filters: readonly FilterNode[]
}

/** One device's readings over time, a chart a sensor, with the bounds as lines; live while the time moves. */
export function DeviceCharts({ device, deviceBy, sensors, time, filters }: DeviceChartsProps) {
  const t = useT()
  const board = useMemo((): Board => ({ ...time, compare: 'none', filters, variables: {} }), [time, filters])
  const widgets = useMemo(
    () => sensors.map((sensor) => chart(sensor, deviceBy, device)),
    [sensors, deviceBy, device],
  )
  return (
    <Panel title={t('devices.readingsOf', { device })}>
      <div className={styles.charts}>
        {widgets.map((widget) => (
          <div key={`${device} ${widget.id}`} className={styles.chart}>
            <WidgetHost widget={widget} board={board} />
          </div>
        ))}
      </div>
    </Panel>
  )
}

function chart({ metric, low, high, is_total }: Sensor, deviceBy: string, device: string): Widget {
  const bounds = [low, high].flatMap((value) =>
    value === undefined ? [] : [{ value, colour: 'warning', label: String(value) }],
  )
  return {
    id: `sensor-${metric}`,
    kind: is_total ? 'area' : 'line',
    title: metric,
    x: 0,
    y: 0,
    w: 6,
    h: 6,
    queries: [
      {
        id: 'A',
        label: metric,
        query: {
          metric,
          aggregation: is_total ? 'sum' : 'average',
          interval: 'auto',
          filters: [{ field: deviceBy, operator: 'eq', value: device }],
        },
      },
    ],
    options: {
      ...(is_total ? {} : { connect_nulls: true }),
      ...(bounds.length > 0 ? { thresholds: bounds } : {}),
    },
  }
}
