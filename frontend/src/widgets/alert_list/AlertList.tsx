import { BellOff, BellRing, Lock } from 'lucide-react'
import { Badge, type Tone } from '@/design/ui/Badge'
import { EmptyState } from '@/design/ui/EmptyState'
import { useFormat } from '@/format/use-format'
import { ago } from '@/format/time'
import { useLocale, useT } from '@/i18n'
import { chosenAlerts, type AlertRecord } from './alert'
import styles from './alert_list.module.css'
import { DEFAULTS, type AlertListOptions } from './options'
import type { Alerts } from './use-alerts'

const TONES: Record<AlertRecord['severity'], Tone> = {
  critical: 'negative',
  error: 'negative',
  warning: 'warning',
  info: 'info',
}

interface AlertListProps {
  title: string
  alerts: Alerts
  options: AlertListOptions
  width: number
  height: number
  /** Epoch milliseconds of the answer: ages are counted from it. */
  now: number
}

/** Alerts with their state. Where there are none it says which none: no rules, nothing firing, or not allowed to see. */
export function AlertList({ title, alerts, options, width, height, now }: AlertListProps) {
  const t = useT()
  const locale = useLocale((state) => state.tag)
  const format = useFormat()
  if (alerts === undefined)
    return <EmptyState icon={<Lock size={20} aria-hidden="true" />} title={t('alerts.hidden')} />
  if (alerts === null || alerts.length === 0)
    return (
      <EmptyState
        icon={<BellOff size={20} aria-hidden="true" />}
        title={t('alerts.none')}
        {...(height > 90 ? { detail: t('alerts.noneHint') } : {})}
      />
    )
  const chosen = chosenAlerts(alerts, { ...DEFAULTS, ...options })
  if (chosen.length === 0)
    return (
      <EmptyState
        icon={<BellRing size={20} aria-hidden="true" />}
        title={t('alerts.quiet')}
        {...(height > 90 ? { detail: t('alerts.quietHint') } : {})}
      />
    )
  return (
    // Scrolls, so a keyboard must be able to stand in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} style={{ width, height }} tabIndex={0} role="group" aria-label={title}>
      <ul className={styles.list}>
        {chosen.map((alert) => (
          <li key={alert.id} className={styles.row} title={alert.message}>
            <Badge tone={alert.state === 'resolved' ? 'positive' : TONES[alert.severity]}>
              {t(
                alert.state === 'firing'
                  ? `alerts.severity.${alert.severity}`
                  : `alerts.state.${alert.state}`,
              )}
            </Badge>
            <span className={styles.name}>{alert.name}</span>
            {width > 240 && (
              <time className={styles.since} dateTime={alert.since} title={format.dateTime(alert.since)}>
                {ago(new Date(alert.since), new Date(now), locale)}
              </time>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
