import { relativeChange } from '@/format/number'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { isNews } from './news'
import styles from './Trend.module.css'

interface TrendProps {
  now: number | null
  before: number | null | undefined
  goodWhen: 'up' | 'down'
}

/** A change as a word in a row, where a badge on each would be too loud. */
export function Trend({ now, before, goodWhen }: TrendProps) {
  const t = useT()
  const format = useFormat()
  const change = relativeChange(now, before)
  if (change === null) return null
  const size = format.number(Math.abs(change), 'percent')
  const tone = !isNews(change) ? 'same' : change > 0 === (goodWhen === 'up') ? 'better' : 'worse'
  const label = t('tile.change', { change: `${change < 0 ? '−' : '+'}${size}` })
  return (
    <span className={styles[tone]} title={label}>
      <span aria-hidden="true">
        {isNews(change) ? (change > 0 ? '↑ ' : '↓ ') : ''}
        {size}
      </span>
      <span className="visually-hidden">{label}</span>
    </span>
  )
}
