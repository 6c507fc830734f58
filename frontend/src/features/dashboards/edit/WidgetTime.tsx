import type { Widget } from '@/api/dashboard'
import type { Period } from '@/api/types'
import { CALENDAR, ROLLING } from '@/dashboard/time/range'
import { useT } from '@/i18n'
import styles from './edit.module.css'

interface WidgetTimeProps {
  id: string
  widget: Widget
  put: (change: Partial<Widget>) => void
}

/** A time of the widget's own; else it follows the dashboard. */
export function WidgetTime({ id, widget, put }: WidgetTimeProps) {
  const t = useT()
  const range = widget.time?.range
  return (
    <select
      id={id}
      className={styles.input}
      value={typeof range === 'string' ? range : ''}
      onChange={(event) => {
        const period = event.target.value as Period | ''
        // Undefined is not sent: the widget is without the key then.
        put({ time: period === '' ? undefined : { range: period } })
      }}
    >
      <option value="">{t('edit.dashboardTime')}</option>
      {[...ROLLING, ...CALENDAR].map((period) => (
        <option key={period} value={period}>
          {t(`range.${period}`)}
        </option>
      ))}
    </select>
  )
}
