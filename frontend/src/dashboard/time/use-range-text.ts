import { useContext } from 'react'
import type { Range } from '@/api/dashboard'
import { TimeZoneContext } from '@/format/use-format'
import { useLocale, useT } from '@/i18n'

/** A range in words: “Last 7 days”, or “1 – 3 Nov 2026, 12:00”. */
export function useRangeText(range: Range): string {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const timeZone = useContext(TimeZoneContext)
  if (typeof range === 'string') return t(`range.${range}`)
  const [from, to] = [new Date(range.from), new Date(range.to)]
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  return format.formatRange(from, to)
}
