import { namedColour, type Threshold } from '@/charts/core/display'
import type { Scale } from '@/charts/core/scale'
import type { ChartTheme } from '@/design/themes'
import styles from '../core/chart.module.css'

interface ValueAxisProps {
  scale: Scale
  /** Pixels where the plot starts and ends, across. */
  left: number
  right: number
  write: (value: number) => string
  theme: ChartTheme
  label?: string
}

/** Horizontal grid lines with their values on the left: no axis line, no ticks. */
export function ValueAxis({ scale, left, right, write, theme, label }: ValueAxisProps) {
  return (
    <g aria-hidden="true">
      {scale.ticks.map((value) => (
        <g key={value}>
          <line x1={left} x2={right} y1={scale.at(value)} y2={scale.at(value)} stroke={theme.gridLine} />
          <text x={left - 8} y={scale.at(value) + 4} textAnchor="end" className={styles.axis}>
            {write(value)}
          </text>
        </g>
      ))}
      {label && (
        <text x={0} y={10} className={styles.axis}>
          {label}
        </text>
      )}
    </g>
  )
}

interface ThresholdLinesProps extends Omit<ValueAxisProps, 'label' | 'write'> {
  thresholds: readonly Threshold[]
  style: 'line' | 'area' | 'line_and_area' | 'none'
}

/** Dotted lines where thresholds lie, with their label; areas reach to the next threshold. */
export function ThresholdLines({ thresholds, style, scale, left, right, theme }: ThresholdLinesProps) {
  if (style === 'none') return null
  const inside = [...thresholds].sort((a, b) => a.value - b.value)
  return inside.map((threshold, index) => {
    const colour = namedColour(threshold.colour, theme)
    const next = inside[index + 1]?.value ?? scale.high
    const [y, above] = [clamped(scale, threshold.value), clamped(scale, next)]
    const isSeen = threshold.value >= scale.low && threshold.value <= scale.high
    return (
      <g key={threshold.value} aria-hidden="true">
        {style !== 'line' && next > scale.low && threshold.value < scale.high && (
          <rect
            x={left}
            width={right - left}
            y={above}
            height={Math.max(0, y - above)}
            fill={colour}
            opacity="0.08"
          />
        )}
        {style !== 'area' && isSeen && (
          <line x1={left} x2={right} y1={y} y2={y} stroke={colour} strokeDasharray="2 4" strokeWidth="1.25" />
        )}
        {threshold.label && isSeen && (
          <text x={right} y={y < 14 ? y + 13 : y - 4} textAnchor="end" fontSize="11" fill={colour}>
            {threshold.label}
          </text>
        )}
      </g>
    )
  })
}

const clamped = (scale: Scale, value: number) => scale.at(Math.min(scale.high, Math.max(scale.low, value)))
