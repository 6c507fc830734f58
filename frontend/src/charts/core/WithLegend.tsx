import type { ReactNode } from 'react'
import { classNames } from '@/design/ui/class-names'
import { ChoiceLegend } from './ChoiceLegend'
import type { LegendChoice } from './display'
import type { LegendItem } from './Legend'
import styles from './legend.module.css'
import { placeLegend } from './legend-place'
import type { Size } from './use-size'

interface WithLegendProps {
  legend: LegendChoice
  items: readonly LegendItem[]
  size: Size
  hidden: ReadonlySet<string>
  onHiddenChange: (hidden: ReadonlySet<string>) => void
  /** The chart is as wide as high. */
  isRound?: boolean
  /** `hasLegend`: there was room for it. */
  children: (size: Size, hasLegend: boolean) => ReactNode
}

/** A chart with its legend above or beside it; the chart gets the size that is left. */
export function WithLegend(props: WithLegendProps) {
  const { legend, items, size, hidden, onHiddenChange, isRound = false, children } = props
  const place = placeLegend(legend, items, size, isRound)
  const list = place.side !== 'none' && (
    <ChoiceLegend {...{ items, hidden, onHiddenChange }} {...place.legend} side={place.side} />
  )
  return (
    <div className={classNames(styles.split, place.side === 'right' && styles.beside)}>
      {place.side === 'top' && list}
      {children(place.chart, place.side !== 'none')}
      {place.side === 'right' && list}
    </div>
  )
}
