import { memo, useState, type PointerEvent } from 'react'
import type { ChartTheme } from '@/design/themes'
import { ChartTooltip, type TooltipState } from '../core/ChartTooltip'
import type { Size } from '../core/use-size'
import { shadeOf } from './shade'
import world from './world.json'

interface WorldMapProps {
  /** Visitors by ISO 3166 alpha-2 code. */
  values: ReadonlyMap<string, number>
  theme: ChartTheme
  size: Size
  formatValue: (value: number) => string
  countryName: (code: string) => string
}

const COUNTRIES = Object.entries(world.countries)

// 236 shapes: a live update re-draws only those whose shade changed.
const Country = memo(function Country({
  code,
  path,
  fill,
  line,
}: Record<'code' | 'path' | 'fill' | 'line', string>) {
  return <path d={path} fill={fill} stroke={line} strokeWidth="0.6" data-code={code} />
})

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
        viewBox={`0 0 ${world.width} ${world.height}`}
        onPointerMove={find}
        onPointerLeave={() => setHover(null)}
      >
        {COUNTRIES.map(([code, path]) => (
          <Country key={code} code={code} path={path} fill={fill(code)} line={theme.surface} />
        ))}
      </svg>
      <ChartTooltip state={tooltip} width={size.width} />
    </>
  )
}
