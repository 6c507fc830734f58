import { useMemo } from 'react'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { periodOf } from '../forecast/smoothing'
import { lookOf } from '../time/options'
import { TimeWidget } from '../time/TimeWidget'
import { useSettledLines } from '../time/use-lines'
import { detect } from './detect'
import styles from './anomaly.module.css'
import type { AnomalyOptions } from './options'

const LIST_SHARE = 0.34
const LEAST_LIST_PX = 190

/** A line with the points that do not fit its usual course, which the settled buckets of the first line tell. */
export default function AnomalyWidget(props: WidgetProps<AnomalyOptions>) {
  const { title, answers, options, width, height } = props
  const t = useT()
  const theme = useChartTheme()
  const format = useFormat()
  const writer = useValueWriter(options)
  const data = useSettledLines(answers, options)
  const { sensitivity = 'medium', direction = 'both' } = options
  const { times, hasPartial } = data
  const first = data.lines[0]
  const found = useMemo(() => {
    const values = first?.values ?? []
    const settled = hasPartial ? [...values.slice(0, -1), null] : values
    const step = (times[1] ?? 60) - (times[0] ?? 0)
    return detect(settled, periodOf(step, settled.length), sensitivity, direction)
  }, [first, hasPartial, times, sensitivity, direction])
  const look = useMemo(() => lookOf(options, { fill: 0, fromZero: false }), [options])
  const dots = useMemo(
    () => found.anomalies.map(({ index, value }) => ({ at: times[index]!, value, colour: theme.negative })),
    [found, times, theme],
  )
  const bands = useMemo(
    () => [{ low: found.low, high: found.high, colour: theme.categorical[4]! }],
    [found, theme],
  )
  const hasList = options.show_list === true && width * LIST_SHARE >= LEAST_LIST_PX
  const listWidth = hasList ? Math.min(300, Math.floor(width * LIST_SHARE)) : 0
  return (
    <div className={styles.split}>
      <TimeWidget
        {...props}
        width={width - listWidth}
        data={data}
        look={look}
        dots={dots}
        {...(options.show_band === false ? {} : { bands })}
        tooltipRows={(index) => {
          const one = found.anomalies.find((anomaly) => anomaly.index === index)
          if (!one) return []
          return [
            { label: t('chart.expected'), value: writer.short(one.expected) },
            {
              label: t('chart.anomaly'),
              value: t('chart.sigma', { count: format.number(Math.abs(one.score)) }),
              colour: theme.negative,
            },
          ]
        }}
        summary={t('chart.anomalies', { title, count: found.anomalies.length, total: times.length })}
      />
      {hasList && (
        // Scrolls, so a keyboard must be able to stand in it.
        <div
          role="region"
          aria-label={t('widget.anomaly')}
          className={styles.list}
          style={{ width: listWidth, height }}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          {found.anomalies.length === 0 && <p className={styles.none}>{t('chart.noAnomalies')}</p>}
          <ul>
            {[...found.anomalies].reverse().map((one) => (
              <li key={one.index} className={styles.item}>
                <span className={styles.sign} style={{ color: theme.negative }} aria-hidden="true">
                  {one.score > 0 ? '▲' : '▼'}
                </span>
                <span className={styles.what}>
                  <strong>{writer.short(one.value)}</strong>
                  <span>{`${t('chart.expected')} ${writer.short(one.expected)}`}</span>
                </span>
                <time dateTime={new Date(times[one.index]! * 1000).toISOString()}>
                  {format.tick(times[one.index]! * 1000, 60)}
                </time>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
