import type { Arrivals } from '@/api/queries/sources'
import { Card } from '@/design/ui/Card'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './sources.module.css'

interface SummaryProps {
  arrivals: Arrivals
  /** Items refused during the last day. */
  refused: number
}

/** What comes into the project, in four numbers. */
export function Summary({ arrivals, refused }: SummaryProps) {
  const t = useT()
  const format = useFormat()
  const { sources } = arrivals
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const delay = slowest(arrivals)
  const facts = [
    {
      name: t('sources.eventsMinute'),
      value: format.number(sum(sources.map((one) => one.events_last_minute))),
    },
    { name: t('sources.eventsDay'), value: format.number(sum(sources.map((one) => one.events_last_day))) },
    { name: t('sources.rejectedDay'), value: format.number(refused), isBad: refused > 0 },
    {
      name: t('sources.delay95'),
      value: delay === null ? '–' : format.number(delay, 'duration'),
      hint: t('sources.delayHint'),
    },
  ]
  return (
    <Card className={styles.summary} aria-label={t('sources.summary')}>
      {facts.map(({ name, value, isBad, hint }) => (
        <div key={name} title={hint}>
          <span>{name}</span>
          <b className={isBad ? styles.bad : ''}>{value}</b>
        </div>
      ))}
    </Card>
  )
}

/** The delay of the source that is latest, among those that sent something within the hour. */
function slowest({ sources }: Arrivals): number | null {
  const delays = sources.filter((one) => one.events_last_hour > 0).map((one) => one.lag_p95_ms)
  return delays.length > 0 ? Math.max(...delays) : null
}
