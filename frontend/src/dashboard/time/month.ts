/** A day of a calendar page, as `2026-11-22`. */
export interface Day {
  date: string
  day: number
  isOutside: boolean
}

const DAY_MS = 86_400_000
const iso = (at: number) => new Date(at).toISOString().slice(0, 10)

/** Six weeks from Monday that hold the month; `month` is 0 for January. */
export function monthDays(year: number, month: number): Day[] {
  const first = Date.UTC(year, month, 1)
  const weekday = (new Date(first).getUTCDay() + 6) % 7
  return Array.from({ length: 42 }, (_, index) => {
    const at = first + (index - weekday) * DAY_MS
    const date = new Date(at)
    return {
      date: iso(at),
      day: date.getUTCDate(),
      isOutside: date.getUTCMonth() !== new Date(first).getUTCMonth(),
    }
  })
}

/** The month so many before or after. */
export function addMonths(year: number, month: number, count: number): { year: number; month: number } {
  const date = new Date(Date.UTC(year, month + count, 1))
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() }
}

export function addDays(date: string, count: number): string {
  return iso(Date.parse(`${date}T00:00Z`) + count * DAY_MS)
}
