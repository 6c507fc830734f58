import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { useAlertBook, useAlertsChanged } from '@/api/queries/alerts'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { useLive } from '@/live/live-context'
import { useFiringCount } from './firing-count'

/** Says what fires and what is over while one is anywhere in the product, and counts what fires for the menu. */
export function AlertToasts() {
  const t = useT()
  const { socket } = useLive()
  const [, navigate] = useLocation()
  const changed = useAlertsChanged()
  const firing = useAlertBook().data?.alerts.filter((one) => one.state === 'firing').length ?? 0
  useEffect(() => useFiringCount.setState({ count: firing }), [firing])
  useEffect(
    () =>
      socket.onAlert(({ alert_id, message, severity, state }) => {
        void changed()
        const open = { label: t('alert.open'), onSelect: () => navigate(`/alerts/${alert_id}`) }
        if (state === 'resolved') toast(t('alert.over', { message }), 'positive', open)
        else toast(message, severity === 'error' || severity === 'critical' ? 'negative' : 'info', open)
      }),
    [socket, changed, navigate, t],
  )
  return null
}
