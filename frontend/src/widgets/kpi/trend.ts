import { isLastPartial, toTimeData } from '@/charts/core/time-data'
import type { Answer } from '@/live/frame'

const FEWEST_BUCKETS = 8

/**
 * What a sparkline shows: the buckets without the one that still grows (its dip would look like news), or for a number with few
 * buckets the totals seen since the page was opened.
 */
export function trendOf(answer: Answer): (number | null)[] {
  const { times, lines } = toTimeData(answer.frame.results, answer.frame.metric)
  const values = lines[0]?.values ?? []
  const settled = isLastPartial(times, answer.frame.timestamp) ? values.slice(0, -1) : values
  return settled.length >= FEWEST_BUCKETS ? settled : answer.history.map((sample) => sample.value)
}
