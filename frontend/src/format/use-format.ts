import { createContext, useContext, useMemo } from 'react'
import { useLocale } from '@/i18n'
import { countryName } from './country'
import { exact, formatNumber, type NumberKind } from './number'
import { dateParts, monthName, weekdayName, type DateParts } from './calendar'
import { calendarDay, clock, date, dateTime, moment, tick } from './time'

/** The time zone of the project on screen. */
export const TimeZoneContext = createContext('UTC')

export interface Format {
  number: (value: number | null | undefined, kind?: NumberKind) => string
  /** Every digit of a plain number; other kinds as in `number`. */
  exact: (value: number | null | undefined, kind?: NumberKind) => string
  clock: (at: string | number) => string
  dateTime: (at: string | number) => string
  date: (at: string | number) => string
  /** A day of the calendar, `2026-11-22`, as it is in every zone. */
  day: (day: string, hasYear?: boolean) => string
  /** The clock of today; before that the day and the minute. */
  moment: (at: string | number) => string
  tick: (at: number, stepSeconds: number) => string
  country: (code: string) => string
  /** Calendar parts in the time zone of the project: weekday 0 is Monday. */
  parts: (at: number) => DateParts
  /** Short name of a weekday (0 is Monday) or month (0 is January). */
  weekday: (index: number) => string
  month: (index: number) => string
}

export function useFormat(): Format {
  const locale = useLocale((state) => state.tag)
  // British dates (22 Nov), but compact numbers with a capital K and M.
  const language = useLocale((state) => state.language)
  const zone = useContext(TimeZoneContext)
  return useMemo(
    () => ({
      number: (value, kind = 'number') => formatNumber(value, kind, language),
      exact: (value, kind = 'number') => {
        const isPlain = typeof value === 'number' && Number.isFinite(value) && kind === 'number'
        return isPlain ? exact(value, language) : formatNumber(value, kind, language)
      },
      clock: (at) => clock(new Date(at), locale, zone),
      dateTime: (at) => dateTime(new Date(at), locale, zone),
      date: (at) => date(new Date(at), locale, zone),
      day: (day, hasYear = false) => calendarDay(day, locale, hasYear),
      moment: (at) => moment(new Date(at), new Date(), locale, zone),
      tick: (at, stepSeconds) => tick(new Date(at), stepSeconds, locale, zone),
      country: (code) => countryName(code, locale),
      parts: (at) => dateParts(at, zone),
      weekday: (index) => weekdayName(index, locale),
      month: (index) => monthName(index, locale),
    }),
    [locale, language, zone],
  )
}
