import type { Flow } from '@/charts/svg/flow-layout'
import type { WidgetAnswer } from '../contract'

/** What has no source and what has no target are two things, not one that leads to itself. */
const NO_SOURCE = ''
const NO_TARGET = '\u0001'
export const isAbsent = (name: string) => name === NO_SOURCE || name === NO_TARGET

/** The flows of the first answer between two of its dimensions: the named ones, else the first two. */
export function flowsOf(answers: readonly WidgetAnswer[], source: string, target: string) {
  const rows = answers[0]?.rows ?? []
  const names = Object.keys(rows[0]?.dimensions ?? {})
  const named = (wanted: string, at: number) => (names.includes(wanted) ? wanted : (names[at] ?? ''))
  const fields = { source: named(source, 0), target: named(target, 1) }
  const flows: Flow[] =
    fields.source === fields.target
      ? []
      : rows.flatMap((row) => {
          const value = row.value ?? 0
          const [from, to] = [row.dimensions[fields.source], row.dimensions[fields.target]]
          return value > 0
            ? [{ source: String(from ?? NO_SOURCE), target: String(to ?? NO_TARGET), value }]
            : []
        })
  return { flows, fields }
}
