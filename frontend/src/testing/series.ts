import type { Row } from '@/api/types'

const START = Date.parse('2026-11-21T00:00:00Z')

/** A repeatable noise between -1 and 1. */
export function noise(seed: number): number {
  const value = Math.sin(seed * 127.1 + 311.7) * 43758.5453
  return (value - Math.floor(value)) * 2 - 1
}

interface SeriesShape {
  count?: number
  stepMinutes?: number
  level?: number
  swing?: number
  dimensions?: Row['dimensions']
  seed?: number
  /** Buckets without a value. */
  gaps?: readonly number[]
  /** Factor of the period before. */
  before?: number
}

/** Rows over time that look like a day of traffic; always the same for the same shape. */
export function series(shape: SeriesShape = {}): Row[] {
  const {
    count = 96,
    stepMinutes = 15,
    level = 400,
    swing = 160,
    seed = 1,
    dimensions = {},
    gaps = [],
  } = shape
  return Array.from({ length: count }, (_, index) => {
    const wave = Math.sin(((index * stepMinutes) / 1440) * Math.PI * 2 - 1.2 + seed)
    const value = gaps.includes(index)
      ? null
      : Math.round((level + wave * swing + noise(index + seed * 1000) * swing * 0.18) * 100) / 100
    return {
      name: 'events',
      value,
      count: Math.abs(Math.round(value ?? 0)),
      dimensions,
      timestamp: new Date(START + index * stepMinutes * 60_000).toISOString(),
      ...(shape.before === undefined
        ? {}
        : { previous: value === null ? null : value * shape.before + noise(index) * 20 }),
    }
  })
}

/** The same for several values of one dimension. */
export function groupedSeries(field: string, values: readonly string[], shape: SeriesShape = {}): Row[] {
  return values.flatMap((value, index) =>
    series({
      ...shape,
      level: (shape.level ?? 300) / (1 + index * 0.45),
      swing: (shape.swing ?? 90) / (1 + index * 0.5),
      seed: index + 1,
      dimensions: { [field]: value },
    }),
  )
}
