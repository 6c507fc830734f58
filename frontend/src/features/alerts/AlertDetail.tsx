import { BellOff, Check, Undo2 } from 'lucide-react'
import { errorText } from '@/api/error-text'
import { useAlertStory, useRemark, type Alert, type KnownRule, type Remark } from '@/api/queries/alerts'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { toast } from '@/design/ui/Toast'
import { Panel } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './alerts.module.css'
import { AlertPast } from './AlertPast'
import { Contributions } from './Contributions'
import { toneOf } from './rule'

const SNOOZES = [30, 240, 1_440] as const

interface AlertDetailProps {
  alert: Alert
  known: KnownRule | null
  isEditor: boolean
}

/** One alert: what is the matter, what can be said of it, what explains it, and how it went before. */
export function AlertDetail({ alert, known, isEditor }: AlertDetailProps) {
  const t = useT()
  const format = useFormat()
  const story = useAlertStory(alert.id).data
  const changes = story?.changes
  const { mutate, isPending } = useRemark()
  const say = (remark: Remark) =>
    mutate({ id: alert.id, remark }, { onError: (error) => toast(errorText(error, t), 'negative') })
  const isFiring = ['firing', 'acknowledged', 'snoozed'].includes(alert.state)
  return (
    <Panel
      title={alert.message}
      aside={<Badge tone={toneOf(alert.state, alert.severity)}>{t(`alerts.state.${alert.state}`)}</Badge>}
    >
      <p className={styles.note}>
        {t('alerts.since', { time: format.dateTime(alert.since) })}
        {alert.snoozed_until && ` · ${t('alerts.until', { time: format.dateTime(alert.snoozed_until) })}`}
      </p>
      {isEditor && isFiring && (
        <div className={styles.actions}>
          {alert.state === 'firing' && (
            <Button variant="primary" disabled={isPending} onClick={() => say({ is_acknowledged: true })}>
              <Check size={14} aria-hidden="true" />
              {t('alerts.acknowledge')}
            </Button>
          )}
          {alert.state === 'acknowledged' && (
            <Button disabled={isPending} onClick={() => say({ is_acknowledged: false })}>
              <Undo2 size={14} aria-hidden="true" />
              {t('alerts.unacknowledge')}
            </Button>
          )}
          {alert.state === 'snoozed' ? (
            <Button disabled={isPending} onClick={() => say({ minutes: 0 })}>
              <Undo2 size={14} aria-hidden="true" />
              {t('alerts.wake')}
            </Button>
          ) : (
            SNOOZES.map((minutes) => (
              <Button key={minutes} disabled={isPending} onClick={() => say({ minutes })}>
                <BellOff size={14} aria-hidden="true" />
                {format.number(minutes * 60_000, 'duration')}
              </Button>
            ))
          )}
        </div>
      )}
      {known && <AlertPast alert={alert} rule={known.rule} />}
      {story && <Contributions story={story} />}
      {changes && changes.length > 0 && (
        <>
          <h3 className={styles.heading}>{t('alerts.history')}</h3>
          <ol className={styles.history} aria-label={t('alerts.history')}>
            {changes.slice(0, 20).map((one) => (
              <li key={`${one.at}${one.phase}`}>
                <time dateTime={one.at}>{format.dateTime(one.at)}</time>
                <span>{t(`alerts.state.${one.phase}`)}</span>
                <span className={styles.number}>{one.value === null ? '' : format.number(one.value)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Panel>
  )
}
