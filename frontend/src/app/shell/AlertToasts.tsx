import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { useAlertsChanged } from '@/api/queries/alerts'
import { toast } from '@/design/ui/Toast'
import { useT } from '@/i18n'
import { useLive } from '@/live/live-context'

/** Says what fires and what is over while one is anywhere in the product. */
export function AlertToasts() {
  const t = useT()
  const { socket } = useLive()
  const [, navigate] = useLocation()
  const changed = useAlertsChanged()
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
