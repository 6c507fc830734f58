import { useMemo } from 'react'
import { useBacktest, type Alert, type AlertRule } from '@/api/queries/alerts'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import styles from './alerts.module.css'
import { PastChart } from './PastChart'
import { kindOf, termsOf } from './rule'

const DAY_MS = 86_400_000
const BEFORE_MS = DAY_MS / 4

interface AlertPastProps {
  alert: Alert
  rule: AlertRule
}

/** The number of an alert around the time that it began, with its limit: of a group, that group's alone. */
export function AlertPast({ alert, rule }: AlertPastProps) {
  const t = useT()
  const isFunnel = termsOf(rule).some((term) => kindOf(term) === 'funnel')
  const span = useMemo(
    () => ({
      from: new Date(Date.parse(alert.since) - BEFORE_MS).toISOString(),
      to: new Date(Date.parse(alert.since) + DAY_MS).toISOString(),
    }),
    [alert.since],
  )
  const { data, error } = useBacktest(isFunnel ? null : rule, span)
  const past = useMemo(() => {
    const own = ({ group }: { group: Readonly<Record<string, string>> }) =>
      Object.entries(alert.group).every(([name, value]) => group[name] === value)
    return data && { ...data, series: data.series.filter(own), episodes: data.episodes.filter(own) }
  }, [data, alert.group])
  if (isFunnel || error) return null
  return (
    <>
      <h3 className={styles.heading}>{t('alerts.around')}</h3>
      {past ? (
        <PastChart rule={rule} past={past} />
      ) : (
        <Skeleton shape="line" label={t('tile.loading', { title: t('alerts.around') })} />
      )}
    </>
  )
}
