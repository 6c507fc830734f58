import { ticks } from 'd3-array'
import { useState, type PointerEvent } from 'react'
import type { ChartTheme } from '@/design/themes'
import { ChartTooltip } from '../core/ChartTooltip'
import styles from '../core/chart.module.css'
import type { TimeData } from '../core/time-data'
import type { Size } from '../core/use-size'
import { barPath, stackBars } from './stack'

interface StackedBarsProps {
  data: TimeData
  colours: readonly string[]
  theme: ChartTheme
  size: Size
  formatValue: (value: number) => string
  formatTick: (atMs: number, stepSeconds: number) => string
  formatTime: (atMs: number) => string
}

const LEFT = 40
const RIGHT = 8
const TOP = 8
const BOTTOM = 24
const LABEL_WIDTH = 68

/** Counts per bucket, stacked in the order of the lines (first at the bottom). */
export function StackedBars({ data, colours, theme, size, ...format }: StackedBarsProps) {
  const [hover, setHover] = useState<number | null>(null)
  const width = size.width - LEFT - RIGHT
  const height = size.height - TOP - BOTTOM
  if (width < 40 || height < 30) return null
  const { bars, highest } = stackBars(data)
  const scale = highest * 1.05 || 1
  const band = width / Math.max(1, data.times.length)
  const y = (value: number) => TOP + height - (value / scale) * height
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / band))
  const step = ((data.times[1] ?? 0) - (data.times[0] ?? 0)) * every
  const find = (event: PointerEvent<SVGSVGElement>) => {
    const at = Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT) / band)
    setHover(at >= 0 && at < data.times.length ? at : null)
  }
  const tooltip = hover !== null && {
    left: LEFT + band * (hover + 0.5),
    top: TOP,
    title: format.formatTime(data.times[hover]! * 1000),
    rows: data.lines
      .map((line, index) => ({
        label: line.name,
        value: format.formatValue(line.values[hover] ?? 0),
        colour: colours[index]!,
      }))
      .reverse(),
  }
  return (
    <>
      <svg width={size.width} height={size.height} onPointerMove={find} onPointerLeave={() => setHover(null)}>
        {ticks(0, scale, 4).map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={LEFT + width} y1={y(value)} y2={y(value)} stroke={theme.gridLine} />
            <text x={LEFT - 8} y={y(value) + 4} textAnchor="end" className={styles.axis}>
              {format.formatValue(value)}
            </text>
          </g>
        ))}
        {hover !== null && (
          <rect x={LEFT + band * hover} y={TOP} width={band} height={height} fill={theme.gridLine} />
        )}
        {data.lines.map((line, index) => (
          <path
            key={line.name}
            fill={colours[index]}
            d={bars
              .filter((bar) => bar.line === index)
              .map((bar) =>
                barPath(LEFT + band * (bar.at + 0.15), band * 0.7, y(bar.from), y(bar.to), bar.isTop),
              )
              .join('')}
          />
        ))}
        {data.times.map(
          (time, at) =>
            at % every === Math.floor(every / 2) && (
              <text
                key={time}
                x={LEFT + band * (at + 0.5)}
                y={size.height - 6}
                textAnchor="middle"
                className={styles.axis}
              >
                {format.formatTick(time * 1000, step)}
              </text>
            ),
        )}
      </svg>
      <ChartTooltip state={tooltip || null} width={size.width} />
    </>
  )
}
