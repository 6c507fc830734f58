import { isFirstPartial, isLastPartial, toTimeData } from '@/charts/core/time-data'
import type { WidgetAnswer } from '../contract'

/** The course of a number: its buckets without those cut off by the range or still growing, whose dip would look like news. */
export function courseOf(answer: WidgetAnswer): (number | null)[] {
  const { times, lines } = toTimeData(answer.rows, answer.label)
  const values = lines[0]?.values ?? []
  const settled = isLastPartial(times, answer.asOf ?? answer.to) ? values.slice(0, -1) : values
  return settled.length > 2 && isFirstPartial(times, answer.from) ? settled.slice(1) : settled
}

/** Narrower steps than this are a smear, not a course. */
const LEAST_STEP_PX = 5

/** At most as many values as the width has room for: neighbours become their mean. */
export function thinned(values: readonly (number | null)[], width: number): readonly (number | null)[] {
  const each = Math.ceil(values.length / Math.max(8, Math.floor(width / LEAST_STEP_PX)))
  if (each < 2) return values
  // From the end, so that the newest step is a whole one.
  const first = values.length % each
  const steps = Array.from({ length: Math.floor(values.length / each) }, (_, index) =>
    values.slice(first + index * each, first + (index + 1) * each),
  )
  return steps.map((step) => {
    const known = step.filter((value) => value !== null)
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length
  })
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
