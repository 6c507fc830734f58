import type { Row } from '@/api/types'
import type { WidgetAnswer } from '../contract'
import { joinRows } from '../joined-rows'

export interface PlotPoint {
  key: string
  path: readonly (readonly [field: string, value: Row['dimensions'][string]])[]
  x: number
  y: number
  size: number | null
}

/** Groups (or moments) that have a value in both answers, and in the third where one is named. */
export function pointsOf(answers: readonly WidgetAnswer[], x: string, y: string, size?: string): PlotPoint[] {
  const [atX, atY, atSize] = [x, y, size].map((id) => answers.findIndex((answer) => answer.id === id))
  if (atX! < 0 || atY! < 0) return []
  return joinRows(answers).flatMap((row) => {
    const [valueX, valueY] = [row.values[atX!] ?? null, row.values[atY!] ?? null]
    if (valueX === null || valueY === null) return []
    const own = atSize! < 0 ? null : (row.values[atSize!] ?? null)
    if (size !== undefined && (own === null || own < 0)) return []
    const path = Object.entries(row.dimensions)
    if (row.timestamp !== null) path.unshift(['time', row.timestamp])
    return [{ key: row.key, path, x: valueX, y: valueY, size: own }]
  })
}
