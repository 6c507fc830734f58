const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  let made = formatters.get(key)
  if (!made) formatters.set(key, (made = new Intl.DateTimeFormat(locale, options)))
  return made
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
const DAY = { day: 'numeric', month: 'short' } as const

/** 14:02:11 in the time zone. */
export function clock(at: Date, locale: string, timeZone: string): string {
  return formatter(locale, { ...CLOCK, second: '2-digit', timeZone }).format(at)
}

/** 22 Nov 2026, 14:02:11 */
export function dateTime(at: Date, locale: string, timeZone: string): string {
  return formatter(locale, { ...DAY, year: 'numeric', ...CLOCK, second: '2-digit', timeZone }).format(at)
}

/** 22 Nov 2026 */
export function date(at: Date, locale: string, timeZone: string): string {
  return formatter(locale, { ...DAY, year: 'numeric', timeZone }).format(at)
}

/** 22 Nov, or 22 Nov 2026: a day of the calendar, `2026-11-22`, in no zone. */
export function calendarDay(day: string, locale: string, hasYear: boolean): string {
  const at = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  return formatter(locale, { ...DAY, ...(hasYear ? { year: 'numeric' } : {}), timeZone: 'UTC' }).format(at)
}

/** 14:02:11 of today, 21 Nov, 14:02 of another day. */
export function moment(at: Date, now: Date, locale: string, timeZone: string): string {
  const day = (time: Date) => formatter(locale, { ...DAY, year: 'numeric', timeZone }).format(time)
  if (day(at) === day(now)) return clock(at, locale, timeZone)
  return formatter(locale, { ...DAY, ...CLOCK, timeZone }).format(at)
}

/** One-line label of an axis tick; `stepSeconds` (distance between ticks) decides how much of the time is said. */
export function tick(at: Date, stepSeconds: number, locale: string, timeZone: string): string {
  if (stepSeconds < 60) return clock(at, locale, timeZone)
  if (stepSeconds < 86_400) {
    const text = formatter(locale, { ...CLOCK, timeZone }).format(at)
    return text === '00:00' ? formatter(locale, { ...DAY, timeZone }).format(at) : text
  }
  return formatter(locale, { ...DAY, timeZone }).format(at)
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** “2 minutes ago” for lists that are not live. */
export function ago(at: Date, now: Date, locale: string): string {
  const seconds = Math.round((at.getTime() - now.getTime()) / 1000)
  const [name, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? STEPS[3]!
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(seconds / size), name)
}
