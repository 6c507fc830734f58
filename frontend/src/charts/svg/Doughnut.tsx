import { arc, pie } from 'd3-shape'
import type { ChartTheme } from '@/design/themes'
import type { Size } from '../core/use-size'

export interface Slice {
  name: string
  value: number
  colour: string
}

interface DoughnutProps {
  slices: readonly Slice[]
  total: string
  caption: string
  theme: ChartTheme
  size: Size
}

/** Parts of a whole with the whole in the middle. */
export function Doughnut({ slices, total, caption, theme, size }: DoughnutProps) {
  const outer = Math.min(size.width, size.height) / 2 - 2
  if (outer < 24) return null
  const shape = arc<{ startAngle: number; endAngle: number }>()
    .innerRadius(outer * 0.66)
    .outerRadius(outer)
    .cornerRadius(2)
  const arcs = pie<Slice>()
    .value((slice) => slice.value)
    .sort(null)([...slices])
  return (
    <svg width={size.width} height={size.height}>
      <g transform={`translate(${size.width / 2} ${size.height / 2})`}>
        {arcs.map((part) => (
          <path
            key={part.data.name}
            d={shape(part) ?? ''}
            fill={part.data.colour}
            stroke={theme.surface}
            strokeWidth="2"
            data-name={part.data.name}
          >
            <title>{part.data.name}</title>
          </path>
        ))}
        <text textAnchor="middle" y="2" fill={theme.text} fontSize="20" fontWeight="600">
          {total}
        </text>
        <text textAnchor="middle" y="20" fill={theme.text3} fontSize="11">
          {caption}
        </text>
      </g>
    </svg>
  )
}
