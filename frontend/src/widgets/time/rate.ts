import type { Row } from '@/api/types'

/** A rate over less of a bucket than this is noise. */
const SHORTEST_SHARE = 0.2

/**
 * Rows of a rate whose newest bucket has not ended `now` (ISO time): that one's events are divided by the time that has passed, not
 * by the whole bucket, which would draw a fall to zero at every new bucket. It is left open while too little has passed.
 */
export function settleRate(rows: readonly Row[], now: string): readonly Row[] {
  const last = rows.at(-1)
  const before = rows.at(-2)
  if (!last?.timestamp || !before?.timestamp) return rows
  const start = Date.parse(last.timestamp)
  const step = start - Date.parse(before.timestamp)
  const passed = Date.parse(now) - start
  if (step <= 0 || passed >= step) return rows
  const value = passed < step * SHORTEST_SHARE ? null : last.count / (passed / 1000)
  return [...rows.slice(0, -1), { ...last, value }]
}
