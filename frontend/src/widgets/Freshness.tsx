import { Clock } from 'lucide-react'
import type { Frame } from '@/api/types'
import { classNames } from '@/design/ui/class-names'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { useConnection } from '@/live/live-context'
import styles from './Freshness.module.css'

const LATE_MS = 10_000

/** How far the figure is behind its newest event; when the connection is gone, the time it was right. */
export function Freshness({ frame }: { frame: Frame | undefined }) {
  const t = useT()
  const format = useFormat()
  const { connection } = useConnection()
  if (!frame) return null
  const asOf = t('tile.asOf', { time: format.clock(frame.timestamp) })
  const lag = format.number(frame.meta.lag_ms, 'duration')
  const isStale = connection !== 'live' || frame.meta.lag_ms > LATE_MS
  return (
    <span
      className={classNames(styles.freshness, isStale && styles.stale)}
      title={`${asOf} · ${t('tile.lag', { lag })}`}
    >
      {!frame.meta.exact && <abbr title={t('tile.approximate')}>≈</abbr>}
      {isStale && <Clock size={11} aria-hidden="true" />}
      {isStale ? asOf : lag}
      {!isStale && <span className="visually-hidden">{asOf}</span>}
    </span>
  )
}
