import { useContext, useState, type SubmitEvent } from 'react'
import type { BoardUrl } from '@/dashboard/board-url'
import { DEFAULT_SPEED } from '@/dashboard/past-url'
import { instantOf, wallOf } from '@/dashboard/time/wall'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { Field } from '@/design/ui/Field'
import { Segmented } from '@/design/ui/Segmented'
import { TimeZoneContext } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './past.module.css'

export const SPEEDS = [1, 5, 10, 30, 60] as const
const HOUR_MS = 3_600_000

interface PastDialogProps {
  url: Pick<BoardUrl, 'at' | 'replay'>
  onChoose: (change: Pick<BoardUrl, 'at' | 'replay'>) => void
  onClose: () => void
}

/** Which moment to show, or which time to play again and how fast. Times are on the clock of the project. */
export default function PastDialog({ url, onChoose, onClose }: PastDialogProps) {
  const t = useT()
  const zone = useContext(TimeZoneContext)
  const [now] = useState(() => Date.now())
  const wall = (given: string | undefined, ago: number) =>
    wallOf(given ? new Date(given) : new Date(now - ago), zone)
  const [isReplay, setIsReplay] = useState(url.replay !== null)
  const [at, setAt] = useState(() => wall(url.at ?? undefined, HOUR_MS))
  const [from, setFrom] = useState(() => wall(url.replay?.from, HOUR_MS))
  const [to, setTo] = useState(() => wall(url.replay?.to, 0))
  const [speed, setSpeed] = useState(String(url.replay?.speed ?? DEFAULT_SPEED))
  const [start, end] = isReplay ? [instantOf(from, zone), instantOf(to, zone)] : [instantOf(at, zone), null]
  const problem = problemOf(start, isReplay ? end : undefined, now)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (problem !== null || !start) return
    const moment = start.toISOString()
    if (!isReplay || !end) onChoose({ at: moment, replay: null })
    else onChoose({ at: moment, replay: { from: moment, to: end.toISOString(), speed: Number(speed) } })
  }
  const error = problem && t(problem)
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('past.title')}
      description={t('past.hint')}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" form="past" disabled={problem !== null}>
            {t(isReplay ? 'past.start' : 'past.show')}
          </Button>
        </>
      }
    >
      <form id="past" className={styles.form} onSubmit={submit}>
        <Segmented
          label={t('past.what')}
          value={isReplay ? 'replay' : 'moment'}
          options={[
            { value: 'moment', label: t('past.moment') },
            { value: 'replay', label: t('past.replay') },
          ]}
          onChange={(what) => setIsReplay(what === 'replay')}
        />
        {isReplay ? (
          <>
            <div className={styles.pair}>
              <Moment label={t('time.from')} value={from} onChange={setFrom} />
              <Moment label={t('time.to')} value={to} onChange={setTo} hint={zone} error={error} />
            </div>
            <div className={styles.speeds}>
              <span>{t('past.speed')}</span>
              <Segmented
                label={t('past.speed')}
                value={speed}
                options={SPEEDS.map((one) => ({
                  value: String(one),
                  label: t('past.times', { speed: one }),
                }))}
                onChange={setSpeed}
              />
            </div>
          </>
        ) : (
          <Moment label={t('past.moment')} value={at} onChange={setAt} hint={zone} error={error} />
        )}
      </form>
    </Dialog>
  )
}

interface MomentProps {
  label: string
  value: string
  onChange: (wall: string) => void
  hint?: string
  error?: string | null
}

function Moment({ label, value, onChange, ...notes }: MomentProps) {
  return (
    <Field label={label} {...notes}>
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          value={value}
          required
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** What is wrong with a moment, or with a time from and to. */
function problemOf(start: Date | null, end: Date | null | undefined, now: number) {
  if (start === null || end === null) return 'past.noTime' as const
  if (end !== undefined && start >= end) return 'time.order' as const
  return (end ?? start).getTime() > now ? ('past.future' as const) : null
}
