import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { IconButton } from '@/design/ui/IconButton'
import { weekdayName } from '@/format/calendar'
import { useLocale, useT } from '@/i18n'
import styles from './time.module.css'
import { addDays, addMonths, monthDays } from './month'

interface CalendarProps {
  /** Dates as 2026-11-22, inclusive. */
  from: string
  to: string
  today: string
  onChange: (from: string, to: string) => void
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** Two clicks choose a span of days; arrow keys walk through the days. */
export function Calendar({ from, to, today, onChange }: CalendarProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const [focused, setFocused] = useState(to)
  const [start, setStart] = useState<string | null>(null)
  const [page, setPage] = useState(() => pageOf(to))
  const title = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const choose = (date: string) => {
    setFocused(date)
    if (start === null) {
      setStart(date)
      onChange(date, date)
    } else {
      setStart(null)
      onChange(start < date ? start : date, start < date ? date : start)
    }
  }
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = addDays(focused, step)
    const table = event.currentTarget
    setFocused(next)
    setPage(pageOf(next))
    requestAnimationFrame(() => table.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus())
  }
  const turn = (count: number) => setPage(addMonths(page.year, page.month, count))
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
  const days = monthDays(page.year, page.month)
  const reachable = days.some((day) => day.date === focused)
    ? focused
    : days.find((day) => !day.isOutside)!.date
  return (
    <div className={styles.calendar}>
      <div className={styles.month}>
        <IconButton label={t('time.monthBefore')} isSmall onClick={() => turn(-1)}>
          <ChevronLeft size={14} aria-hidden="true" />
        </IconButton>
        <span aria-live="polite">{title.format(Date.UTC(page.year, page.month, 1))}</span>
        <IconButton label={t('time.monthAfter')} isSmall onClick={() => turn(1)}>
          <ChevronRight size={14} aria-hidden="true" />
        </IconButton>
      </div>
      <div className={styles.weekdays} aria-hidden="true">
        {Array.from({ length: 7 }, (_, index) => (
          <span key={index}>{weekdayName(index, locale)}</span>
        ))}
      </div>
      {/* The days inside have the focus; the group only hears the arrow keys. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div className={styles.days} role="group" aria-label={t('time.days')} onKeyDown={walk}>
        {days.map(({ date, day, isOutside }) => (
          <button
            key={date}
            type="button"
            data-date={date}
            data-outside={isOutside}
            data-end={date === from || date === to}
            data-between={date > from && date < to}
            data-today={date === today}
            aria-pressed={date >= from && date <= to}
            aria-label={long.format(Date.parse(`${date}T00:00Z`))}
            tabIndex={date === reachable ? 0 : -1}
            onClick={() => choose(date)}
          >
            {day}
          </button>
        ))}
      </div>
    </div>
  )
}

function pageOf(date: string): { year: number; month: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) - 1 }
}
