import { useState, type PointerEvent } from 'react'
import type { ChartTheme } from '@/design/themes'
import { ChartTooltip, type TooltipState } from '../core/ChartTooltip'
import type { Size } from '../core/use-size'
import { Countries, WORLD } from './Countries'
import { shadeOf } from './shade'

interface WorldMapProps {
  /** Visitors by ISO 3166 alpha-2 code. */
  values: ReadonlyMap<string, number>
  theme: ChartTheme
  size: Size
  formatValue: (value: number) => string
  countryName: (code: string) => string
}

/** The world in Equal Earth projection, each country shaded by its value. */
export function WorldMap({ values, theme, size, formatValue, countryName }: WorldMapProps) {
  const [hover, setHover] = useState<{ code: string; left: number; top: number } | null>(null)
  const highest = Math.max(0, ...values.values())
  const fill = (code: string) => {
    const shade = shadeOf(values.get(code) ?? 0, highest, theme.sequential.length)
    return shade === null ? theme.noData : theme.sequential[shade]!
  }
  const find = (event: PointerEvent<SVGSVGElement>) => {
    const code = (event.target as SVGElement).dataset.code
    const box = event.currentTarget.getBoundingClientRect()
    setHover(code ? { code, left: event.clientX - box.left, top: event.clientY - box.top } : null)
  }
  const tooltip: TooltipState | null = hover && {
    left: hover.left,
    top: Math.min(hover.top, size.height - 60),
    title: countryName(hover.code),
    rows: [{ label: '', value: formatValue(values.get(hover.code) ?? 0), colour: fill(hover.code) }],
  }
  return (
    <>
      <svg
        width={size.width}
        height={size.height}
        viewBox={`0 0 ${WORLD.width} ${WORLD.height}`}
        onPointerMove={find}
        onPointerLeave={() => setHover(null)}
      >
        <Countries fill={fill} line={theme.surface} />
      </svg>
      <ChartTooltip state={tooltip} width={size.width} />
    </>
  )
}
