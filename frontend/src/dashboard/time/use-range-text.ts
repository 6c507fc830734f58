import { useContext } from 'react'
import type { Range } from '@/api/dashboard'
import { TimeZoneContext } from '@/format/use-format'
import { useLocale, useT } from '@/i18n'

/** A range in words: “Last 7 days”, or “1 – 3 Nov 2026, 12:00”. */
export function useRangeText(range: Range): string {
  const t = useT()
  const spanText = useSpanText()
  return typeof range === 'string' ? t(`range.${range}`) : spanText(range)
}

/** How a span of time reads. */
export function useSpanText(): (span: Exclude<Range, string>) => string {
  const locale = useLocale((state) => state.tag)
  const timeZone = useContext(TimeZoneContext)
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  return ({ from, to }) => format.formatRange(new Date(from), new Date(to))
}
