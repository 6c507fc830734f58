import type { EventRecord } from '@/api/types'
import type { TableCell, TableColumn } from '@/charts/table/VirtualTable'
import { slotOf } from '@/design/colour'
import type { Format } from '@/format/use-format'
import type { Translate } from '@/i18n'
import { cellText, tableColumns, textOf, valueOf } from './columns'
import styles from './cells.module.css'

const MOST_PAIRS = 8
/** They have columns of their own. */
const ELSEWHERE = new Set(['country', 'device', 'browser', 'os'])

/** The colour that an event's name has in every list. */
export const nameColour = (name: string) => `var(--series-${slotOf('name', name) + 1})`

/** How a field of an event is drawn in the table. */
function eventCell(event: EventRecord, field: string, format: Format): TableCell {
  if (field === 'properties') return { text: '', node: <Pairs event={event} /> }
  const text = cellText(event, field, format)
  if (field === 'name') return { text, mark: nameColour(event.name) }
  const value = valueOf(event, field)
  if (value === null || value === undefined || value === '') return { text: '–', isQuiet: true }
  if (field === 'timestamp' || field === 'received_at')
    return { text: format.moment(event[field]!), title: text }
  return { text }
}

/** The properties on one line, the names quieter than the values. */
function Pairs({ event }: { event: EventRecord }) {
  const names = Object.keys(event.properties)
    .filter((name) => !ELSEWHERE.has(name))
    .slice(0, MOST_PAIRS)
  return (
    <span className={styles.pairs}>
      {names.map((name) => (
        <span key={name}>
          <i>{name}</i> {textOf(event.properties[name]).slice(0, 80)}
        </span>
      ))}
    </span>
  )
}

/** Below this width an event is one cell of two lines. */
const NARROW_PX = 560
const NARROW_ROW_PX = 54

function narrowCell(event: EventRecord, format: Format): TableCell {
  return {
    text: event.name,
    node: (
      <span className={styles.card}>
        <span className={styles.first}>
          <span className={styles.dot} style={{ background: nameColour(event.name) }} aria-hidden="true" />
          <b>{event.name}</b>
          <time dateTime={event.timestamp}>{format.moment(event.timestamp)}</time>
        </span>
        <span className={styles.second}>
          {event.user_id && <span className={styles.who}>{event.user_id}</span>}
          <Pairs event={event} />
        </span>
      </span>
    ),
  }
}

export interface EventTable {
  columns: TableColumn[]
  cellsOf: (event: EventRecord) => TableCell[]
  rowPx?: number
}

/** By the width there is: columns, cells and height of the rows. */
export function eventTables(
  columns: readonly string[],
  t: Translate,
  format: Format,
): (width: number) => EventTable {
  const wide: EventTable = {
    columns: tableColumns(columns, t),
    cellsOf: (event) => columns.map((field) => eventCell(event, field, format)),
  }
  const narrow: EventTable = {
    columns: [{ key: 'timestamp', label: t('nav.events'), width: 100 }],
    cellsOf: (event) => [narrowCell(event, format)],
    rowPx: NARROW_ROW_PX,
  }
  return (width) => (width < NARROW_PX ? narrow : wide)
}
