import type { Box } from '@/charts/svg/BoxPlot'
import type { WidgetAnswer } from '../contract'
import { joinRows, type JoinedRow } from '../joined-rows'
import type { BoxPlotOptions } from './options'

export interface GroupBox extends Box {
  path: readonly (readonly [field: string, value: JoinedRow['dimensions'][string]])[]
}

type Ends = Required<Pick<BoxPlotOptions, 'low' | 'first_quartile' | 'median' | 'third_quartile' | 'high'>>

/** A box for each group that has both quartiles; without groups one box of the answers' totals. In the order of the rows. */
export function boxesOf(answers: readonly WidgetAnswer[], ends: Ends, most: number): GroupBox[] {
  const index = (id: string) => answers.findIndex((answer) => answer.id === id)
  const at = {
    low: index(ends.low),
    first: index(ends.first_quartile),
    median: index(ends.median),
    third: index(ends.third_quartile),
    high: index(ends.high),
  }
  const grouped = joinRows(answers).filter((row) => Object.keys(row.dimensions).length > 0)
  const rows: Pick<JoinedRow, 'key' | 'dimensions' | 'values'>[] =
    grouped.length > 0 ? grouped : [{ key: '', dimensions: {}, values: answers.map(({ value }) => value) }]
  return rows
    .flatMap((row) => {
      const value = (place: number) => row.values[place] ?? null
      const [firstQuartile, thirdQuartile] = [value(at.first), value(at.third)]
      if (firstQuartile === null || thirdQuartile === null) return []
      const path = Object.entries(row.dimensions)
      const ends = { low: value(at.low), median: value(at.median), high: value(at.high) }
      return [{ name: row.key, path, firstQuartile, thirdQuartile, ...ends }]
    })
    .slice(0, most)
}
