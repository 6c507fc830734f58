import type { DateParts } from '@/format/calendar'
import type { WidgetAnswer } from '../contract'
import { isAdditive } from '../time/lines'

interface Day {
  parts: DateParts
  /** ISO; a moment of the day. */
  at: string
  value: number | null
  /** Column, and row in the week. */
  week: number
  row: number
}

export interface DayGrid {
  days: Day[]
  weeks: number
  /** The column in which a month begins. */
  months: { month: number; week: number }[]
}

const DAY_MS = 86_400_000

/** The days of the answer's range, at most `months` months back from its end, in columns of weeks. */
export function dayGrid(
  answer: WidgetAnswer,
  months: number,
  weekStarts: 'monday' | 'sunday',
  partsOf: (at: number) => DateParts,
): DayGrid {
  const sums = new Map<number, { sum: number; count: number }>()
  for (const row of answer.rows) {
    if (row.timestamp === null || row.value === null) continue
    const { dayNumber } = partsOf(Date.parse(row.timestamp))
    const known = sums.get(dayNumber) ?? { sum: 0, count: 0 }
    sums.set(dayNumber, { sum: known.sum + row.value, count: known.count + 1 })
  }
  const canAdd = isAdditive(answer)
  const lastAt = Date.parse(answer.to) - 1
  const last = partsOf(lastAt)
  const earliest = partsOf(Date.parse(answer.from)).dayNumber
  const limit = Math.floor(Date.UTC(last.year, last.month - months, last.day + 1) / DAY_MS)
  const first = Math.max(earliest, limit)
  const shift = weekStarts === 'monday' ? 0 : 1
  const rowOf = (dayNumber: number) => (((dayNumber + 3 + shift) % 7) + 7) % 7
  const start = first - rowOf(first)
  const days: Day[] = []
  for (let number = first; number <= last.dayNumber; number++) {
    const cell = sums.get(number)
    const date = new Date(number * DAY_MS)
    days.push({
      parts: {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth(),
        day: date.getUTCDate(),
        weekday: (((number + 3) % 7) + 7) % 7,
        hour: 0,
        dayNumber: number,
      },
      at: date.toISOString().slice(0, 10),
      value: cell ? (canAdd ? cell.sum : cell.sum / cell.count) : null,
      week: Math.floor((number - start) / 7),
      row: rowOf(number),
    })
  }
  const begins = days.filter((day, index) => index === 0 || day.parts.day === 1)
  return {
    days,
    weeks: (days.at(-1)?.week ?? 0) + 1,
    months: begins.map((day) => ({
      month: day.parts.month,
      week: day.week + (day.row > 0 && day.parts.day === 1 ? 1 : 0),
    })),
  }
}
