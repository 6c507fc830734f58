export interface DateParts {
  year: number
  /** 0 is January. */
  month: number
  day: number
  /** 0 is Monday. */
  weekday: number
  hour: number
  /** Days since 1970-01-01 of the local date. */
  dayNumber: number
}

const formatters = new Map<string, Intl.DateTimeFormat>()
const DAY_MS = 86_400_000
const MONDAY = Date.UTC(2024, 0, 1)

function formatter(zone: string): Intl.DateTimeFormat {
  let made = formatters.get(zone)
  if (!made) {
    const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const
    made = new Intl.DateTimeFormat('en-US', { ...numeric, hourCycle: 'h23', timeZone: zone })
    formatters.set(zone, made)
  }
  return made
}

/** The local calendar of a moment (epoch ms). */
export function dateParts(at: number, zone: string): DateParts {
  const found: Record<string, number> = {}
  for (const part of formatter(zone).formatToParts(at)) found[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0 } = found
  const dayNumber = Math.floor(Date.UTC(year, month - 1, day) / DAY_MS)
  return { year, month: month - 1, day, hour, dayNumber, weekday: (((dayNumber + 3) % 7) + 7) % 7 }
}

/** Mon, Tue, … in the language; 0 is Monday. */
export function weekdayName(index: number, locale: string): string {
  const name = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return name.format(MONDAY + index * DAY_MS)
}

/** Jan, Feb, … in the language; 0 is January. */
export function monthName(index: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, index, 15),
  )
}
