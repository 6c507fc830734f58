import type { Scale } from '@/charts/core/scale'
import type { ChartTheme } from '@/design/themes'

export interface Box {
  name: string
  low: number | null
  firstQuartile: number
  median: number | null
  thirdQuartile: number
  high: number | null
}

interface BoxPlotProps {
  boxes: readonly Box[]
  scale: Scale
  /** Pixels across one box's band, and where the first begins. */
  band: number
  start: number
  isVertical: boolean
  colour: string
  theme: ChartTheme
  active?: number | null
}

/** Quartiles as a box with its median, whiskers to the ends. Drawn upright; lying down the axes change places. */
export function BoxPlot({
  boxes,
  scale,
  band,
  start,
  isVertical,
  colour,
  theme,
  active = null,
}: BoxPlotProps) {
  const width = Math.min(44, Math.max(4, band * 0.55))
  const at = (across: number, along: number) =>
    isVertical ? { x: across, y: along } : { x: along, y: across }
  const line = (x1: number, y1: number, x2: number, y2: number, strokeWidth: number) => {
    const [from, to] = [at(x1, y1), at(x2, y2)]
    return <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke={colour} strokeWidth={strokeWidth} />
  }
  return boxes.map((box, index) => {
    const middle = start + band * (index + 0.5)
    const [q1, q3] = [scale.at(box.firstQuartile), scale.at(box.thirdQuartile)]
    const corner = at(middle - width / 2, Math.min(q1, q3))
    const length = Math.max(1, Math.abs(q1 - q3))
    const cap = width * 0.5
    const hit = at(start + band * index, Math.min(scale.at(scale.low), scale.at(scale.high)))
    const span = Math.abs(scale.at(scale.high) - scale.at(scale.low))
    return (
      <g key={box.name} data-mark={index} opacity={active === null || active === index ? 1 : 0.5}>
        <rect
          x={hit.x}
          y={hit.y}
          width={isVertical ? band : span}
          height={isVertical ? span : band}
          fill="transparent"
        />
        {box.low !== null && line(middle, q1, middle, scale.at(box.low), 1.25)}
        {box.low !== null &&
          line(middle - cap / 2, scale.at(box.low), middle + cap / 2, scale.at(box.low), 1.25)}
        {box.high !== null && line(middle, q3, middle, scale.at(box.high), 1.25)}
        {box.high !== null &&
          line(middle - cap / 2, scale.at(box.high), middle + cap / 2, scale.at(box.high), 1.25)}
        <rect
          x={corner.x}
          y={corner.y}
          width={isVertical ? width : length}
          height={isVertical ? length : width}
          rx="2"
          fill={theme.surface}
        />
        <rect
          x={corner.x}
          y={corner.y}
          width={isVertical ? width : length}
          height={isVertical ? length : width}
          rx="2"
          fill={colour}
          fillOpacity="0.22"
          stroke={colour}
          strokeWidth="1.25"
        />
        {box.median !== null &&
          line(middle - width / 2, scale.at(box.median), middle + width / 2, scale.at(box.median), 2.25)}
      </g>
    )
  })
}
