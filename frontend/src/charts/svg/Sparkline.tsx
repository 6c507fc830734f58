import { useId } from 'react'
import { extentOf } from '../core/extent'
import { monotonePath } from '../core/monotone'
import type { Size } from '../core/use-size'

interface SparklineProps {
  values: readonly (number | null)[]
  colour: string
  size: Size
  /** Without the area under it. */
  isLine?: boolean
}

const PAD = 4

/** The shape of a series without axes; a dot marks now. Decorative: the number beside it says what counts. */
export function Sparkline({ values, colour, size, isLine = false }: SparklineProps) {
  const id = useId()
  const extent = extentOf(values)
  if (!extent || values.length < 2 || size.width < 20) return null
  const points = values.flatMap((value, index) => (value === null ? [] : [{ index, value }]))
  const spread = extent.high - extent.low
  const width = size.width - PAD
  const x = (index: number) => (index / (values.length - 1)) * width
  const y = (value: number) => {
    // A line of zeros lies on the ground, any other constant in the middle.
    const share = spread === 0 ? (extent.high === 0 ? 0 : 0.5) : (value - extent.low) / spread
    return PAD + (1 - share) * (size.height - PAD * 2)
  }
  const path = monotonePath(points.map((point) => [x(point.index), y(point.value)]))
  const last = points.at(-1)!
  return (
    <svg width={size.width} height={size.height} aria-hidden="true">
      <linearGradient id={id} x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor={colour} stopOpacity="0.28" />
        <stop offset="1" stopColor={colour} stopOpacity="0" />
      </linearGradient>
      {!isLine && <path d={`${path}V${size.height}H${x(points[0]!.index)}Z`} fill={`url(#${id})`} />}
      <path d={path} fill="none" stroke={colour} strokeWidth="1.5" />
      <circle cx={x(last.index)} cy={y(last.value)} r="3" fill={colour} />
    </svg>
  )
}
