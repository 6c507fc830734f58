export interface CohortCell {
  cohort: string
  period: string
  value: number | null
}

export interface CohortTable {
  periods: readonly string[]
  cohorts: readonly CohortRow[]
  /** Over the cohorts that have reached the period, by their size; null where none has. */
  average: readonly (number | null)[]
  /** How deep the colour of an average is, 0 to 1, where it is no share itself. */
  averageShades?: readonly (number | null)[]
}

export interface CohortRow {
  name: string
  size: number
  values: readonly (number | null)[]
  /** Of the size, or of the largest value where values are no people; 0 to 1. */
  shares: readonly (number | null)[]
  /** Periods that are not over yet, by their place. */
  unfinished?: ReadonlySet<number>
}

const byNumberThenText = (a: string, b: string) => {
  const difference = Number(a.replace(/^\D+/, '')) - Number(b.replace(/^\D+/, ''))
  return Number.isNaN(difference) || difference === 0 ? (a < b ? -1 : a > b ? 1 : 0) : difference
}

/** Cells as a triangle: cohorts in the order of their names (dates sort), periods counted from the start. The first period is the size. */
export function layoutCohorts(cells: readonly CohortCell[], most: number): CohortTable {
  const periods = [...new Set(cells.map(({ period }) => period))].sort(byNumberThenText).slice(0, most)
  const byCohort = new Map<string, Map<string, number | null>>()
  for (const { cohort, period, value } of cells) {
    if (!byCohort.has(cohort)) byCohort.set(cohort, new Map())
    byCohort.get(cohort)!.set(period, value)
  }
  const cohorts = [...byCohort.keys()].sort().map((name) => {
    const found = byCohort.get(name)!
    const values = periods.map((period) => found.get(period) ?? null)
    const size = values[0] ?? 0
    const shares = values.map((value) => (value === null || size <= 0 ? null : value / size))
    return { name, size, values, shares }
  })
  const average = periods.map((_, index) => {
    const reached = cohorts.filter(({ values, size }) => values[index] !== null && size > 0)
    const people = reached.reduce((sum, { size }) => sum + size, 0)
    return people > 0 ? reached.reduce((sum, { values }) => sum + values[index]!, 0) / people : null
  })
  return { periods, cohorts, average }
}
