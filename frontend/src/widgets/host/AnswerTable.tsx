import { useMemo } from 'react'
import type { DisplayOptions } from '@/charts/core/display'
import { useValueWriter } from '@/charts/core/use-value-writer'
import type { Size } from '@/charts/core/use-size'
import { VirtualTable, type TableCell } from '@/charts/table/VirtualTable'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { WidgetAnswer, WidgetKind } from '../contract'
import { useNaming } from '../category/use-naming'
import { joinedTable } from '../joined-rows'

interface AnswerTableProps {
  title: string
  kind: WidgetKind
  answers: readonly WidgetAnswer[]
  options: DisplayOptions
  size: Size
}

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const CHARACTER_PX = 7.2
const SAMPLED_ROWS = 50

/** What a widget draws, as a table. */
export default function AnswerTable({ title, kind, answers, options, size }: AnswerTableProps) {
  const t = useT()
  const format = useFormat()
  const writer = useValueWriter(options)
  const naming = useNaming(options)
  const data = useMemo(() => (kind.table ?? joinedTable)(answers, options), [kind, answers, options])
  const numeric = data.columns.map((_, at) => data.rows.some((row) => typeof row[at] === 'number'))
  const text = (value: string | number | null, at: number): string => {
    if (value === null) return numeric[at] ? '–' : t('tile.unknown')
    if (typeof value === 'number') return writer.exact(value)
    return ISO_TIME.test(value) ? format.dateTime(value) : naming.value(data.columns[at]!, value)
  }
  const labels = new Set(answers.map((answer) => answer.label))
  const label = (name: string) => (labels.has(name) ? name : naming.field(name))
  const columns = data.columns.map((name, at) => {
    const longest = data.rows
      .slice(0, SAMPLED_ROWS)
      .reduce((most, row) => Math.max(most, text(row[at] ?? null, at).length), label(name).length)
    return {
      key: String(at),
      label: label(name),
      isNumeric: numeric[at]!,
      width: Math.min(320, Math.max(64, longest * CHARACTER_PX + 20)),
    }
  })
  const rowAt = (index: number): TableCell[] =>
    data.rows[index]!.map((value, at) => ({ text: text(value, at) }))
  return (
    <VirtualTable label={title} columns={columns} rowCount={data.rows.length} rowAt={rowAt} size={size} />
  )
}
