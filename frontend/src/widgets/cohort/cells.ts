import type { CohortCell } from '@/charts/svg/cohort-layout'
import type { WidgetAnswer } from '../contract'

/** The cells of the first answer, by the named dimensions or, where the rows do not have them, by the first two. */
export function cellsOf(answers: readonly WidgetAnswer[], cohort: string, period: string) {
  const rows = answers[0]?.rows ?? []
  const names = Object.keys(rows[0]?.dimensions ?? {})
  const isNamed = names.includes(cohort) && names.includes(period)
  const fields = { cohort: isNamed ? cohort : (names[0] ?? ''), period: isNamed ? period : (names[1] ?? '') }
  const cells: CohortCell[] = rows.flatMap((row) => {
    const [start, distance] = [row.dimensions[fields.cohort], row.dimensions[fields.period]]
    return start === undefined || start === null || distance === undefined || distance === null
      ? []
      : [{ cohort: String(start), period: String(distance), value: row.value }]
  })
  return { cells, fields }
}
