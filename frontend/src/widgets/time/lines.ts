import { isAnalysis, type Row } from '@/api/types'
import { mappingOf, namedColour, type DisplayOptions } from '@/charts/core/display'
import { isFirstPartial, isLastPartial } from '@/charts/core/time-data'
import { assignSlots } from '@/design/colour'
import type { ChartTheme } from '@/design/themes'
import type { WidgetAnswer } from '../contract'
import { settleRate } from './rate'

export interface TimeLine {
  /** Unique among the lines of a widget. */
  key: string
  label: string
  /** The question it answers, and the group of it. */
  answer: string
  dimensions: Row['dimensions']
  values: (number | null)[]
  /** The period before, bucket by bucket; left out when nothing was compared. */
  before?: (number | null)[]
  colour: string
  axis: 'left' | 'right'
  /** Over all times; null where it cannot be told from the buckets. */
  whole: number | null
}

export interface TimeLines {
  /** Seconds, ascending. */
  times: number[]
  lines: TimeLine[]
  hasPartial: boolean
  /** The oldest bucket began before the range. */
  isFirstPartial: boolean
  /** Groups there are, when more than are shown and they cannot be added up. */
  groups: number
}

export interface LineRules {
  most: number
  rightAxis: readonly string[]
  nameOf: (field: string, value: Row['dimensions'][string]) => string
  other: string
}

const ADDITIVE = new Set(['count', 'sum', 'rate'])

/** Whether parts of the answer may be added up: sums and counts may; averages, percentiles, unique people and formulas may not. */
export function isAdditive(answer: WidgetAnswer): boolean {
  // The people of two steps or periods may be the same ones.
  if (isAnalysis(answer.query)) return false
  if (answer.id.startsWith('F')) return false
  const { aggregation } = answer.query
  if (aggregation !== undefined) return ADDITIVE.has(aggregation)
  return answer.rows.length > 0 && answer.rows.every((row) => row.value === row.count)
}

interface Group {
  key: string
  dimensions: Row['dimensions']
  rows: Map<number, Row>
  total: number
}

function groupsOf(rows: readonly Row[]): Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    if (row.timestamp === null) continue
    const key = Object.values(row.dimensions).join('\u0001')
    let group = groups.get(key)
    if (!group) groups.set(key, (group = { key, dimensions: row.dimensions, rows: new Map(), total: 0 }))
    group.rows.set(Date.parse(row.timestamp) / 1000, row)
    group.total += row.value ?? 0
  }
  return [...groups.values()]
}

/** The largest groups in the order of their size, and what is left of them. */
function largest(groups: Group[], most: number): { kept: Group[]; rest: Group[] } {
  if (groups.length <= most) return { kept: groups, rest: [] }
  const sorted = [...groups].sort((a, b) => b.total - a.total)
  return { kept: sorted.slice(0, most), rest: sorted.slice(most) }
}

function settled(answer: WidgetAnswer): readonly Row[] {
  const isPlain = Object.keys(answer.rows[0]?.dimensions ?? {}).length === 0
  const isRate = answer.query.aggregation === 'rate' && isPlain
  return isRate ? settleRate(answer.rows, answer.asOf ?? answer.to) : answer.rows
}

/** Every answer, and every group of one, as a line over common times. At most `most` groups of an answer; the rest become “Other”. */
export function linesOf(
  answers: readonly WidgetAnswer[],
  options: DisplayOptions,
  theme: ChartTheme,
  rules: LineRules,
): TimeLines {
  const parts = answers.map((answer) => ({ answer, groups: groupsOf(settled(answer)) }))
  const times = [
    ...new Set(parts.flatMap(({ groups }) => groups.flatMap((group) => [...group.rows.keys()]))),
  ].sort((a, b) => a - b)
  const asOf = answers.map((answer) => answer.asOf ?? answer.to).sort()[0] ?? ''
  let hiddenGroups = 0
  const lines = parts.flatMap(({ answer, groups }, index) => {
    const isGrouped = groups.some((group) => Object.keys(group.dimensions).length > 0)
    const canAdd = isAdditive(answer)
    const isSum = canAdd && answer.query.aggregation !== 'rate'
    const room = canAdd && groups.length > rules.most ? Math.max(1, rules.most - 1) : rules.most
    const { kept, rest } = largest(groups, room)
    if (rest.length > 0 && !canAdd) hiddenGroups = groups.length
    const slots = slotsOf(kept, index, isGrouped)
    const made = kept.map((group): TimeLine => {
      const label = labelOf(answer, group, isGrouped, answers.length > 1, rules)
      const mapped = mappingOf(isGrouped ? group.key : answer.id, options) ?? mappingOf(label, options)
      return {
        key: `${answer.id}\u0001${group.key}`,
        label: mapped?.text ?? label,
        answer: answer.id,
        dimensions: group.dimensions,
        colour: mapped?.colour
          ? namedColour(mapped.colour, theme)
          : theme.categorical[slots.get(group.key)! % 8]!,
        axis: rules.rightAxis.includes(answer.id) ? 'right' : 'left',
        whole: isGrouped ? (isSum ? group.total : null) : answer.value,
        ...columns([group], times, canAdd && isGrouped),
      }
    })
    if (rest.length === 0 || !canAdd) return made
    const other: TimeLine = {
      key: `${answer.id}\u0001\u0000other`,
      label: rules.other,
      answer: answer.id,
      dimensions: {},
      colour: theme.text3,
      axis: 'left',
      whole: isSum ? rest.reduce((sum, group) => sum + group.total, 0) : null,
      ...columns(rest, times, true),
    }
    return [...made, other]
  })
  const from =
    answers
      .map((answer) => answer.from)
      .sort()
      .at(-1) ?? ''
  return {
    times,
    lines,
    hasPartial: isLastPartial(times, asOf),
    isFirstPartial: isFirstPartial(times, from),
    groups: hiddenGroups,
  }
}

/** Groups have the colour of their value everywhere; plain questions go through the palette in their order. */
function slotsOf(kept: readonly Group[], index: number, isGrouped: boolean): Map<string, number> {
  if (!isGrouped) return new Map(kept.map((group) => [group.key, index]))
  const field = Object.keys(kept[0]?.dimensions ?? {}).join('\u0001')
  return assignSlots(
    field,
    kept.map((group) => group.key),
  )
}

function labelOf(
  answer: WidgetAnswer,
  group: Group,
  isGrouped: boolean,
  isOneOfMany: boolean,
  rules: LineRules,
): string {
  if (!isGrouped) return answer.label
  const name = Object.entries(group.dimensions)
    .map(([field, value]) => rules.nameOf(field, value))
    .join(' · ')
  return isOneOfMany ? `${answer.label} · ${name}` : name
}

/** Values and, when compared, those of the period before; several groups are added up. */
function columns(groups: readonly Group[], times: readonly number[], isZeroWhenMissing: boolean) {
  const sum = (pick: (row: Row) => number | null | undefined) =>
    times.map((time) => {
      let total: number | null = isZeroWhenMissing ? 0 : null
      for (const group of groups) {
        const row = group.rows.get(time)
        const value = row ? pick(row) : null
        if (value !== null && value !== undefined) total = (total ?? 0) + value
      }
      return total
    })
  const isCompared = groups.some((group) =>
    [...group.rows.values()].some((row) => row.previous !== undefined),
  )
  return {
    values: sum((row) => row.value),
    ...(isCompared ? { before: sum((row) => row.previous) } : {}),
  }
}
