import { area, curveMonotoneX, line } from 'd3-shape'
import { useId } from 'react'
import { extentOf } from '../core/extent'
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
  type Point = (typeof points)[number]
  const shape = line<Point>(
    (point) => x(point.index),
    (point) => y(point.value),
  ).curve(curveMonotoneX)
  const under = area<Point>(
    (point) => x(point.index),
    size.height,
    (point) => y(point.value),
  ).curve(curveMonotoneX)
  const last = points.at(-1)!
  return (
    <svg width={size.width} height={size.height} aria-hidden="true">
      <linearGradient id={id} x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor={colour} stopOpacity="0.28" />
        <stop offset="1" stopColor={colour} stopOpacity="0" />
      </linearGradient>
      {!isLine && <path d={under(points) ?? ''} fill={`url(#${id})`} />}
      <path d={shape(points) ?? ''} fill="none" stroke={colour} strokeWidth="1.5" />
      <circle cx={x(last.index)} cy={y(last.value)} r="3" fill={colour} />
    </svg>
  )
}
