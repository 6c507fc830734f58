import { Badge } from '@/design/ui/Badge'
import { relativeChange } from '@/format/number'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { isNews } from './news'

interface ChangeProps {
  now: number | null
  before: number | null | undefined
  goodWhen: 'up' | 'down'
}

export function Change({ now, before, goodWhen }: ChangeProps) {
  const t = useT()
  const format = useFormat()
  const change = relativeChange(now, before)
  if (change === null) return null
  const size = format.number(Math.abs(change), 'percent')
  const label = t('tile.change', { change: `${change < 0 ? '−' : '+'}${size}` })
  const isUp = change > 0
  const tone = !isNews(change) ? 'neutral' : isUp === (goodWhen === 'up') ? 'positive' : 'negative'
  return (
    <Badge tone={tone}>
      <span title={label} aria-hidden="true">
        {isNews(change) ? (isUp ? '▲ ' : '▼ ') : ''}
        {size}
      </span>
      <span className="visually-hidden">{label}</span>
    </Badge>
  )
}
