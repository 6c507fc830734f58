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

/** The options that give each of the series, by its label, its own colour: `series-1` to `series-8`, or a role such as `negative`. */
export function seriesColours(colours: Readonly<Record<string, string>>) {
  return {
    value_mappings: Object.entries(colours).map(([label, colour]) => ({ match: label, text: label, colour })),
  }
}
