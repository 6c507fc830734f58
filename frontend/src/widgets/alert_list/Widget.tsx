import { Failure } from '@/api/Failure'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { AlertList } from './AlertList'
import type { AlertListOptions } from './options'
import { useAlerts } from './use-alerts'

/** Alerts are no answer to a question: this kind asks for them itself. */
export default function AlertListWidget({ title, options, width, height }: WidgetProps<AlertListOptions>) {
  const t = useT()
  const asked = useAlerts()
  if (asked.data)
    return <AlertList alerts={asked.data.alerts} now={asked.now} {...{ title, options, width, height }} />
  if (!asked.error) return <Skeleton shape="list" label={t('alerts.loading')} />
  return <Failure of={asked.error} onRetry={() => void asked.refetch()} />
}
