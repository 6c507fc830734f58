import type { Row } from '@/api/types'

/** The events of one step of time, in epoch milliseconds. */
export interface Bucket {
  from: number
  to: number
  count: number
  /** The step is not over yet. */
  isPartial: boolean
}

interface Counted {
  results: readonly Row[]
  meta: { from: string; to: string }
}

/** An answer with an interval as its steps; a step ends where the next begins, the last with the range. */
export function bucketsOf({ results, meta }: Counted, now: number): Bucket[] {
  const starts = results
    .flatMap((row) =>
      row.timestamp === null ? [] : [{ at: Date.parse(row.timestamp), count: row.value ?? 0 }],
    )
    .sort((a, b) => a.at - b.at)
  const end = Date.parse(meta.to)
  return starts.map(({ at, count }, index) => {
    const to = starts[index + 1]?.at ?? Math.max(end, at + 1)
    return { from: at, to, count, isPartial: to > now }
  })
}
