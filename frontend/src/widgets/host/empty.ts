import type { DataShape, WidgetAnswer } from '../contract'

/** Whether there is nothing to draw. A number is never empty: nothing is a number too, and a missing one is a dash. */
export function isEmpty(shape: DataShape, answers: readonly WidgetAnswer[]): boolean {
  if (shape === 'none' || shape === 'events' || shape === 'number') return false
  return answers.every(
    (answer) => !answer.bins?.length && answer.rows.every((row) => row.count === 0 && !row.value),
  )
}
