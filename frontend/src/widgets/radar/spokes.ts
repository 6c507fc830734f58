import type { Selection, WidgetAnswer } from '../contract'
import { filtersOf, type Category } from '../category/category'
import { joinRows, type JoinedRow } from '../joined-rows'

interface Spoke {
  key: string
  path: Category['path']
  source: string
}
interface Line {
  name: string
  values: (number | null)[]
}

interface Web {
  spokes: Spoke[]
  lines: Line[]
  selection: (index: number, label: string) => Selection | null
}

/**
 * What runs around the centre. Without groups each answer is a spoke of one line; with one group its values are the spokes and each
 * answer a line; with two the second group's values are the lines.
 */
export function webOf(
  answers: readonly WidgetAnswer[],
  most: number,
  nameOf: (field: string, value: Category['path'][number][1]) => string,
): Web {
  const rows = joinRows(answers).filter((row) => row.timestamp === null)
  const grouped = rows.filter((row) => Object.keys(row.dimensions).length > 0)
  if (grouped.length === 0)
    return {
      spokes: answers.map(({ id, label }) => ({ key: id, path: [], source: label })),
      lines: [{ name: '', values: answers.map(({ value }) => value) }],
      selection: (index, label) => ({ answer: answers[index]!.id, filters: [], label }),
    }
  const spokes = spokesOf(grouped).slice(0, most)
  return {
    spokes,
    lines: linesOf(grouped, spokes, answers, nameOf),
    selection: (index, label) => ({ answer: answers[0]!.id, filters: filtersOf(spokes[index]!.path), label }),
  }
}

function spokesOf(rows: readonly JoinedRow[]): Spoke[] {
  const found = new Map<string, Spoke & { weight: number }>()
  for (const row of rows) {
    const first = Object.entries(row.dimensions)[0]!
    const key = JSON.stringify(first)
    const weight = Math.max(0, ...row.values.map((value) => value ?? 0))
    const known = found.get(key)
    if (known) known.weight = Math.max(known.weight, weight)
    else found.set(key, { key, path: [first], source: '', weight })
  }
  return [...found.values()].sort((a, b) => b.weight - a.weight)
}

function linesOf(
  rows: readonly JoinedRow[],
  spokes: readonly Spoke[],
  answers: readonly WidgetAnswer[],
  nameOf: (field: string, value: Category['path'][number][1]) => string,
): Line[] {
  const lines = new Map<string, Line>()
  for (const row of rows) {
    const [first, second] = Object.entries(row.dimensions)
    const index = spokes.findIndex(({ key }) => key === JSON.stringify(first))
    if (index < 0) continue
    row.values.forEach((value, at) => {
      if (value === null && second) return
      const group = second && nameOf(second[0], second[1])
      const source = answers[at]!.label
      const name = group === undefined ? source : answers.length > 1 ? `${group} · ${source}` : group
      if (!lines.has(name)) lines.set(name, { name, values: spokes.map(() => null) })
      lines.get(name)!.values[index] = value
    })
  }
  return [...lines.values()]
}
