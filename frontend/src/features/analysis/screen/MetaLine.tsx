import type { AnalysisAnswer } from '@/api/queries/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Freshness } from '@/widgets/Freshness'
import type { Analysed } from '../use-analysis'
import styles from './screen.module.css'

/** How the answer came about: its time, how exact it is, what it cost, and how it follows the data. */
export function MetaLine({ analysed }: { analysed: Analysed<AnalysisAnswer> }) {
  const t = useT()
  const format = useFormat()
  const { answer, frame, everySeconds } = analysed
  if (!answer) return null
  const { meta } = answer
  const parts = [
    `${format.dateTime(meta.from)} – ${format.dateTime(meta.to)}`,
    meta.exact
      ? t('analysis.exact')
      : t('analysis.approximate', { share: format.number(meta.error_bound, 'percent') }),
    t('explain.rows', { count: meta.rows_read }),
    format.number(meta.elapsed_ms, 'duration'),
    ...(meta.cached ? [t('analysis.cached')] : []),
    ...(meta.truncated ? [t('widget.truncated')] : []),
    ...(everySeconds === null ? [] : [t('analysis.byClock', { count: everySeconds })]),
  ]
  return (
    <p className={styles.meta}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
      {frame && <Freshness frame={frame} isShort />}
    </p>
  )
}
