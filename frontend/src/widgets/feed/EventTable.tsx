import { VirtualTable, type TableCell } from '@/charts/table/VirtualTable'
import { textWidth } from '@/charts/core/text-width'
import type { DisplayOptions } from '@/charts/core/display'
import type { Size } from '@/charts/core/use-size'
import type { EventRecord } from '@/api/types'
import { useFormat } from '@/format/use-format'
import { useLocale } from '@/i18n'
import { exact } from '@/format/number'
import { useNaming } from '../category/use-naming'
import { columnValue } from './describe'

interface EventTableProps {
  title: string
  events: readonly EventRecord[]
  columns: readonly string[]
  options: DisplayOptions
  size: Size
  onOpen?: ((event: EventRecord) => void) | undefined
}

const SAMPLED = 30
const TIMES = new Set(['time', 'timestamp', 'received_at'])

/** Events with what they carry side by side. */
export function EventTable({ title, events, columns, options, size, onOpen }: EventTableProps) {
  const format = useFormat()
  const naming = useNaming(options)
  const language = useLocale((state) => state.language)
  const write = (event: EventRecord, column: string): string => {
    if (TIMES.has(column))
      return format.moment(column === 'received_at' ? event.received_at! : event.timestamp)
    const value = columnValue(event, column)
    if (typeof value === 'number') return exact(value, language)
    if (value === null || value === undefined) return '–'
    return typeof value === 'object' ? JSON.stringify(value) : naming.value(column, value as string | boolean)
  }
  const heads = columns.map((column) => {
    const label = naming.field(column)
    const sampled = events.slice(0, SAMPLED)
    const widest = Math.max(
      textWidth(label, 12),
      ...sampled.map((event) => textWidth(write(event, column), 12.5)),
    )
    const isNumeric =
      sampled.length > 0 && sampled.every((event) => typeof columnValue(event, column) === 'number')
    return { key: column, label, width: Math.min(320, Math.max(56, widest + 22)), isNumeric }
  })
  const rowAt = (index: number): TableCell[] =>
    columns.map((column) => ({ text: write(events[index]!, column) }))
  return (
    <VirtualTable
      label={title}
      columns={heads}
      rowCount={events.length}
      rowAt={rowAt}
      size={size}
      onPick={onOpen && ((index) => onOpen(events[index]!))}
    />
  )
}
