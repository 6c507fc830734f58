import { isLastPartial, toTimeData } from '@/charts/core/time-data'
import type { WidgetAnswer } from '../contract'

/** The course of a number: its buckets without the one that still grows, whose dip would look like news. */
export function courseOf(answer: WidgetAnswer): (number | null)[] {
  const { times, lines } = toTimeData(answer.rows, answer.label)
  const values = lines[0]?.values ?? []
  return isLastPartial(times, answer.asOf ?? answer.to) ? values.slice(0, -1) : values
}

/** The number itself: the total of the answer, or the only row there is. */
export function headlineOf(answer: WidgetAnswer): number | null {
  if (answer.value !== null) return answer.value
  return answer.rows.length === 1 ? answer.rows[0]!.value : null
}

export function previousOf(answer: WidgetAnswer): number | null | undefined {
  if (answer.previous !== undefined) return answer.previous
  return answer.rows.length === 1 ? answer.rows[0]!.previous : undefined
}
