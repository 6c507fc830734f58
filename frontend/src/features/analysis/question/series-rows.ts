import type { Row } from '@/api/types'

/** Buckets of an answer as rows of a chart: one series a measure, named by its label. */
export function seriesRows<T extends { timestamp: string }>(
  buckets: readonly T[],
  measures: Readonly<Record<string, (bucket: T) => number | null>>,
): Row[] {
  return Object.entries(measures).flatMap(([series, valueOf]) =>
    buckets.map((bucket): Row => {
      const value = valueOf(bucket)
      return {
        name: series,
        value,
        count: value === null ? 0 : 1,
        dimensions: { series },
        timestamp: bucket.timestamp,
      }
    }),
  )
}
