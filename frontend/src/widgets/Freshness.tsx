import { Clock } from 'lucide-react'
import type { Frame } from '@/api/types'
import { classNames } from '@/design/ui/class-names'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { useConnection } from '@/live/live-context'
import styles from './Freshness.module.css'

const LATE_MS = 10_000

/**
 * The time a figure was right. While it is fresh that goes without saying: the time comes with the pointer, on tiles wide enough.
 * Late or without a connection it is a badge that stays.
 */
export function Freshness({ frame, isShort = false }: { frame: Frame | undefined; isShort?: boolean }) {
  const t = useT()
  const format = useFormat()
  const { connection } = useConnection()
  if (!frame) return null
  const time = format.clock(frame.timestamp)
  const asOf = t('tile.asOf', { time })
  const lag = format.number(frame.meta.lag_ms, 'duration')
  const isStale = connection !== 'live' || frame.meta.lag_ms > LATE_MS
  return (
    <span
      className={classNames(styles.freshness, isStale && styles.stale)}
      title={`${asOf} · ${t('tile.lag', { lag })}`}
    >
      {!frame.meta.exact && !isStale && <abbr title={t('tile.approximate')}>≈</abbr>}
      {isStale && <Clock size={11} aria-hidden="true" />}
      {!isStale && !isShort && (
        <span className={styles.stamp} aria-hidden="true">
          {asOf}
        </span>
      )}
      {isStale && !isShort && (
        <>
          <span className={styles.long}>{asOf}</span>
          <span className={styles.short} title={asOf} aria-hidden="true">
            {time}
          </span>
        </>
      )}
      {isStale && isShort && <span aria-hidden="true">{time}</span>}
      {(!isStale || isShort) && <span className="visually-hidden">{asOf}</span>}
    </span>
  )
}
