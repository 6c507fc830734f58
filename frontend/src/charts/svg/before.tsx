import type { TooltipRow } from '../core/ChartTooltip'
import type { ChartTheme } from '@/design/themes'
import type { BarsProps } from './Bars'

/** Beside more series than these the marks would be noise. */
const MOST_MARKED = 2

/** Where bars mark the period before. */
export function beforeOf({ series, mode }: Pick<BarsProps, 'series' | 'mode'>) {
  if (mode !== 'grouped' || series.length > MOST_MARKED) return []
  return series.flatMap(({ before = [] }, index) =>
    before.flatMap((value, band) => (value === null ? [] : [{ series: index, band, value }])),
  )
}

interface BeforeMarkProps {
  theme: ChartTheme
  line: readonly [x1: number, y1: number, x2: number, y2: number]
  isQuiet?: boolean | undefined
}

/** A short line across a bar, with an edge of the surface so that it is seen on every colour. */
export function BeforeMark({ theme, line: [x1, y1, x2, y2], isQuiet = false }: BeforeMarkProps) {
  const ends = { x1, y1, x2, y2, pointerEvents: 'none' as const }
  return (
    <g aria-hidden="true" opacity={isQuiet ? 0.45 : 1}>
      <line {...ends} stroke={theme.surface} strokeWidth="3.5" strokeOpacity="0.85" />
      <line {...ends} stroke={theme.text2} strokeWidth="1.5" />
    </g>
  )
}

/** A band's values, each followed by that of the period before. */
export function tooltipRows(props: BarsProps, index: number): TooltipRow[] {
  const { bands, series, writeExact, beforeText } = props
  return series.flatMap((part): TooltipRow[] => {
    const colour = (series.length === 1 ? bands[index]?.colour : undefined) ?? part.colour
    const own = { label: part.label, value: writeExact(part.values[index] ?? null), colour }
    if (!part.before) return [own]
    return [own, { label: beforeText, value: writeExact(part.before[index] ?? null) }]
  })
}
