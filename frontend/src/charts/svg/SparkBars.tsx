import type { Size } from '../core/use-size'

interface SparkBarsProps {
  values: readonly (number | null)[]
  colour: string
  size: Size
}

/** The course of a number as small bars from zero. Decorative: the number beside it says what counts. */
export function SparkBars({ values, colour, size }: SparkBarsProps) {
  if (values.length === 0 || size.width < 20) return null
  const low = Math.min(0, ...values.map((value) => value ?? 0))
  const high = Math.max(0, ...values.map((value) => value ?? 0))
  const spread = high - low || 1
  const band = size.width / values.length
  const y = (value: number) => ((high - value) / spread) * (size.height - 1)
  return (
    <svg width={size.width} height={size.height} aria-hidden="true">
      {values.map((value, index) =>
        value === null ? null : (
          <rect
            key={index}
            x={index * band + band * 0.15}
            width={Math.max(1, band * 0.7)}
            y={Math.min(y(0), y(value))}
            height={Math.max(1, Math.abs(y(0) - y(value)))}
            rx="1"
            fill={colour}
            opacity={index === values.length - 1 ? 1 : 0.55}
          />
        ),
      )}
    </svg>
  )
}
