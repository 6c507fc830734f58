import { ticks } from 'd3-array'
import { arc } from 'd3-shape'
import type { ChartTheme } from '@/design/themes'
import { fitText } from '../core/text-width'
import type { Size } from '../core/use-size'
import { hasRoomAround, radiusAround } from './around'
import type { RingSlice } from './Ring'

interface PolarAreaProps {
  slices: readonly RingSlice[]
  size: Size
  theme: ChartTheme
  hasGrid: boolean
  active?: number | null
}

/** Radius of the outer ring. */
export const polarRadius = (size: Size, slices: readonly Pick<RingSlice, 'label'>[]): number =>
  radiusAround(
    size,
    slices.map(({ label }, index) => ({ text: label ?? '', turn: (index + 0.5) / slices.length })),
  )

/** Wedges of one angle; the radius is the value. */
export function PolarArea({ slices, size, theme, hasGrid, active = null }: PolarAreaProps) {
  const outer = polarRadius(size, slices)
  const highest = Math.max(...slices.map(({ value }) => value), Number.MIN_VALUE)
  const turn = (2 * Math.PI) / Math.max(1, slices.length)
  const shape = arc<{ startAngle: number; endAngle: number; outerRadius: number }>()
    .innerRadius(0)
    .cornerRadius(2)
  return (
    <g transform={`translate(${size.width / 2} ${size.height / 2})`}>
      {hasGrid &&
        ticks(0, highest, 3)
          .filter((value) => value > 0)
          .map((value) => (
            <circle key={value} r={(value / highest) * outer} fill="none" stroke={theme.gridLine} />
          ))}
      {hasGrid && <circle r={outer} fill="none" stroke={theme.border} />}
      {slices.map((slice, index) => {
        const angles = { startAngle: index * turn, endAngle: (index + 1) * turn }
        const angle = (index + 0.5) * turn - Math.PI / 2
        const [x, y] = [Math.cos(angle), Math.sin(angle)]
        const room = Math.abs(x) < 0.3 ? size.width : size.width / 2 - Math.abs(x) * (outer + 8)
        return (
          <g key={index} data-mark={index} opacity={active === null || active === index ? 1 : 0.45}>
            <path
              d={shape({ ...angles, outerRadius: (slice.value / highest) * outer }) ?? ''}
              fill={slice.colour}
              stroke={theme.surface}
              strokeWidth={slices.length > 1 ? 2 : 0}
            />
            {hasRoomAround(size) && slice.label && (
              <text
                x={x * (outer + 8)}
                y={y * (outer + 10) + 4}
                textAnchor={Math.abs(x) < 0.3 ? 'middle' : x > 0 ? 'start' : 'end'}
                fontSize="11"
                fill={theme.text3}
              >
                {fitText(slice.label, room, 11)}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
