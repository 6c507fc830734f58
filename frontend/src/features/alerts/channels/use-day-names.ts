import { useLocale } from '@/i18n'

const MONDAY = Date.UTC(2024, 0, 1)

/** The days of the week from Monday on, short. */
export function useDayNames(): string[] {
  const locale = useLocale((state) => state.tag)
  const write = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, day) => write.format(MONDAY + day * 86_400_000))
}
