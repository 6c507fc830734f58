import type { AnalysisAnswer } from '@/api/queries/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Freshness } from '@/widgets/Freshness'
import { StoreAway } from '@/widgets/StoreAway'
import type { Analysed } from '../use-analysis'
import styles from './screen.module.css'

/** From here on the time of day is noise. */
const DAYS_ONLY_MS = 2 * 86_400_000

/** How the answer came about: its time, how exact it is, what it cost, and how it follows the data. */
export function MetaLine({ analysed }: { analysed: Analysed<AnalysisAnswer> }) {
  const t = useT()
  const format = useFormat()
  const { answer, frame, everySeconds } = analysed
  if (!answer) return null
  const { meta } = answer
  const isLong = Date.parse(meta.to) - Date.parse(meta.from) >= DAYS_ONLY_MS
  const write = isLong ? format.date : format.dateTime
  const parts = [
    `${write(meta.from)} – ${write(meta.to)}`,
    meta.exact
      ? t('analysis.exact')
      : t('analysis.approximate', { share: format.number(meta.error_bound, 'percent') }),
    t('explain.rows', { count: meta.rows_read }),
    format.number(meta.elapsed_ms, 'duration'),
    ...(meta.cached ? [t('analysis.cached')] : []),
    ...(meta.truncated ? [t('analysis.cut')] : []),
    ...(everySeconds === null ? [] : [t('analysis.byClock', { count: everySeconds })]),
  ]
  return (
    <p className={styles.meta}>
      <span className={styles.parts}>
        {parts.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </span>
      {meta.stale && meta.as_of !== undefined && <StoreAway asOf={meta.as_of} />}
      {frame && <Freshness frame={frame} isShort />}
    </p>
  )
}
