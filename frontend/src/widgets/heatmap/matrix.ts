import type { Row } from '@/api/types'
import type { DateParts } from '@/format/calendar'
import type { WidgetAnswer } from '../contract'
import { isAdditive } from '../time/lines'
import type { HeatmapOptions } from './options'

type Value = Row['dimensions'][string]

/** A place on an axis: a value of a field, an hour, a weekday or a time (ISO). */
export interface Place {
  key: string
  field: string
  value: Value
}

export interface Matrix {
  xs: Place[]
  ys: Place[]
  /** By row, then column; null where nothing was measured. */
  cells: (number | null)[][]
}

const HOURS = Array.from({ length: 24 }, (_, hour) => placeOf('hour_of_day', hour))
const DAYS = Array.from({ length: 7 }, (_, day) => placeOf('day_of_week', day))

function placeOf(field: string, value: Value): Place {
  return { key: String(value ?? ''), field, value }
}

function pick(field: string, row: Row, partsOf: (at: number) => DateParts): Place | null {
  const { timestamp } = row
  if (field === 'time') return timestamp === null ? null : placeOf(field, timestamp)
  if (field === 'hour_of_day' || field === 'day_of_week') {
    // Grouped by the part of time: hours 0 to 23, weekdays 1 (Monday) to 7.
    const given = row.dimensions[field]
    if (given !== undefined) return placeOf(field, Number(given) - (field === 'day_of_week' ? 1 : 0))
    if (timestamp === null) return null
    const parts = partsOf(Date.parse(timestamp))
    return placeOf(field, field === 'hour_of_day' ? parts.hour : parts.weekday)
  }
  return field in row.dimensions ? placeOf(field, row.dimensions[field]!) : null
}

/** The fields of both axes: as chosen where the answer has them, otherwise what it has. */
export function axesOf(answer: WidgetAnswer, options: HeatmapOptions): [x: string, y: string] {
  const fields = Object.keys(answer.rows[0]?.dimensions ?? {})
  const hasTime = answer.rows.some((row) => row.timestamp !== null)
  const can = (field: string | undefined, timed: readonly string[]) =>
    field !== undefined && (fields.includes(field) || (hasTime && timed.includes(field)))
  const y =
    can(options.y ?? 'day_of_week', ['day_of_week']) && (options.y ?? fields.length === 0)
      ? (options.y ?? 'day_of_week')
      : (fields[0] ?? 'day_of_week')
  const rest = fields.filter((field) => field !== y)
  const usual = y === 'day_of_week' ? 'hour_of_day' : hasTime ? 'time' : (rest[0] ?? 'time')
  const x = options.x !== undefined && can(options.x, ['hour_of_day', 'time']) ? options.x : usual
  return [x, y]
}

/**
 * Rows as a table of colours. Sums are added up where several rows fall into a cell, other measures averaged; hours of the week too,
 * for a month has five of some weekdays and four of the others.
 */
export function matrixOf(
  answer: WidgetAnswer,
  options: HeatmapOptions,
  partsOf: (at: number) => DateParts,
): Matrix {
  const [xField, yField] = axesOf(answer, options)
  const sums = new Map<string, { sum: number; count: number }>()
  const xs = new Map<string, Place>()
  const ys = new Map<string, { place: Place; total: number }>()
  for (const row of answer.rows) {
    const x = pick(xField, row, partsOf)
    const y = pick(yField, row, partsOf)
    if (!x || !y) continue
    xs.set(x.key, x)
    const known = ys.get(y.key) ?? { place: y, total: 0 }
    known.total += row.value ?? 0
    ys.set(y.key, known)
    if (row.value === null) continue
    const key = `${y.key}\u0001${x.key}`
    const cell = sums.get(key) ?? { sum: 0, count: 0 }
    sums.set(key, { sum: cell.sum + row.value, count: cell.count + 1 })
  }
  const canAdd = isAdditive(answer) && !(xField === 'hour_of_day' && yField === 'day_of_week')
  const across = xField === 'hour_of_day' ? HOURS : ordered([...xs.values()], xField)
  const down =
    yField === 'day_of_week'
      ? DAYS
      : [...ys.values()]
          .sort((a, b) => b.total - a.total)
          .slice(0, options.max_rows ?? 30)
          .map(({ place }) => place)
  const cells = down.map((y) =>
    across.map((x) => {
      const cell = sums.get(`${y.key}\u0001${x.key}`)
      return cell ? (canAdd ? cell.sum : cell.sum / cell.count) : null
    }),
  )
  return { xs: across, ys: down, cells }
}

const names = new Intl.Collator(undefined, { numeric: true })

function ordered(places: Place[], field: string): Place[] {
  return field === 'time'
    ? places.sort((a, b) => (a.key < b.key ? -1 : 1))
    : places.sort((a, b) => names.compare(a.key, b.key))
}
