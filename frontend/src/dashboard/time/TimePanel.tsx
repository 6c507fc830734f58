import { useContext, useState, type SubmitEvent } from 'react'
import type { Refresh } from '@/api/dashboard'
import type { Period } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { Segmented } from '@/design/ui/Segmented'
import { TimeZoneContext } from '@/format/use-format'
import { useT } from '@/i18n'
import { Calendar } from './Calendar'
import { CALENDAR, ROLLING } from './range'
import styles from './time.module.css'
import type { TimeChoice } from './TimePicker'
import { spanOf } from './span'
import { instantOf, wallOf } from './wall'

interface TimePanelProps {
  value: TimeChoice
  onChange: (change: Partial<TimeChoice>) => void
  isPublic: boolean
  close: () => void
}

const REFRESHES: readonly Refresh[] = ['live', 10, 60, 300, 'off']

export function TimePanel({ value, onChange, isPublic, close }: TimePanelProps) {
  const t = useT()
  const choose = (range: Period) => {
    onChange({ range })
    close()
  }
  return (
    <div className={styles.panel}>
      <div className={styles.periods}>
        <Periods heading={t('time.rolling')} periods={ROLLING} value={value} onChoose={choose} />
        <Periods heading={t('time.byCalendar')} periods={CALENDAR} value={value} onChoose={choose} />
      </div>
      <div className={styles.custom}>
        <SpanForm value={value} onChange={onChange} close={close} />
        {!isPublic && <Following value={value} onChange={onChange} />}
      </div>
    </div>
  )
}

/** Comparison and refresh. */
function Following({ value, onChange }: Pick<TimePanelProps, 'value' | 'onChange'>) {
  const t = useT()
  return (
    <div className={styles.rows}>
      <span>{t('time.compare')}</span>
      <Segmented
        label={t('time.compare')}
        value={value.compare}
        options={[
          { value: 'none', label: t('time.compareNone') },
          { value: 'previous_period', label: t('time.comparePrevious') },
        ]}
        onChange={(compare) => onChange({ compare })}
      />
      <span>{t('time.refresh')}</span>
      <Segmented
        label={t('time.refresh')}
        value={String(value.refresh)}
        options={REFRESHES.map((refresh) => ({ value: String(refresh), label: refreshText(refresh, t) }))}
        onChange={(text) => onChange({ refresh: REFRESHES.find((one) => String(one) === text) ?? 'live' })}
      />
    </div>
  )
}

export function refreshText(refresh: Refresh, t: ReturnType<typeof useT>): string {
  if (refresh === 'live') return t('time.live')
  if (refresh === 'off') return t('time.off')
  return refresh < 60 ? t('time.seconds', { count: refresh }) : t('time.minutes', { count: refresh / 60 })
}

interface PeriodsProps {
  heading: string
  periods: readonly Period[]
  value: TimeChoice
  onChoose: (period: Period) => void
}

function Periods({ heading, periods, value, onChoose }: PeriodsProps) {
  const t = useT()
  return (
    <div role="group" aria-label={heading} className={styles.group}>
      <span className={styles.heading}>{heading}</span>
      {periods.map((period) => (
        <button
          key={period}
          type="button"
          aria-pressed={value.range === period}
          onClick={() => onChoose(period)}
        >
          {t(`range.${period}`)}
        </button>
      ))}
    </div>
  )
}

/** From and to on the clock of the project, chosen in the calendar or typed. */
function SpanForm({ value, onChange, close }: Omit<TimePanelProps, 'isPublic'>) {
  const t = useT()
  const zone = useContext(TimeZoneContext)
  const [now] = useState(() => new Date())
  const [from, setFrom] = useState(() => startWall(value, zone, now))
  const [to, setTo] = useState(() => endWall(value, zone, now))
  const [start, end] = [instantOf(from, zone), instantOf(to, zone)]
  const isValid = start !== null && end !== null && start < end
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!isValid) return
    onChange({ range: { from: start.toISOString(), to: end.toISOString() } })
    close()
  }
  const takeDays = (first: string, last: string) => {
    setFrom(`${first}T00:00`)
    setTo(`${last}T23:59`)
  }
  return (
    <form onSubmit={submit} className={styles.span}>
      <Calendar
        from={from.slice(0, 10)}
        to={to.slice(0, 10)}
        today={wallOf(now, zone).slice(0, 10)}
        onChange={takeDays}
      />
      <label>
        <span>{t('time.from')}</span>
        <input
          type="datetime-local"
          value={from}
          required
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label>
        <span>{t('time.to')}</span>
        <input
          type="datetime-local"
          value={to}
          required
          aria-invalid={!isValid || undefined}
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
      <div className={styles.apply}>
        <small>{isValid ? zone : t('time.order')}</small>
        <Button variant="primary" type="submit" disabled={!isValid}>
          {t('time.apply')}
        </Button>
      </div>
    </form>
  )
}

const DAY_MS = 86_400_000

/** Where the range on screen begins; a period by the calendar is offered as its last day. */
function startWall({ range }: TimeChoice, zone: string, now: Date): string {
  if (typeof range !== 'string') return wallOf(new Date(range.from), zone)
  const from = ROLLING.includes(range) ? spanOf(range, now).from : now.getTime() - DAY_MS
  return wallOf(new Date(from), zone)
}

function endWall({ range }: TimeChoice, zone: string, now: Date): string {
  return wallOf(typeof range === 'string' ? now : new Date(range.to), zone)
}
