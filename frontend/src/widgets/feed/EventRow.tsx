import {
  Activity,
  CircleAlert,
  Eye,
  Gauge,
  MousePointerClick,
  Server,
  Sparkles,
  TriangleAlert,
} from 'lucide-react'
import { memo } from 'react'
import type { EventRecord } from '@/api/types'
import { classNames } from '@/design/ui/class-names'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './FeedTile.module.css'
import { describe } from './describe'

const ICONS: Record<string, typeof Activity> = {
  page_view: Eye,
  user_action: MousePointerClick,
  custom: Sparkles,
  metric_update: Activity,
  alert: TriangleAlert,
  system: Server,
  error: CircleAlert,
  performance: Gauge,
}

interface EventRowProps {
  event: EventRecord
  onOpen: (event: EventRecord) => void
}

export const EventRow = memo(function EventRow({ event, onOpen }: EventRowProps) {
  const t = useT()
  const format = useFormat()
  const Icon = ICONS[event.type] ?? Activity
  const isBad = event.type === 'error' || event.type === 'alert'
  return (
    <button
      type="button"
      className={styles.row}
      onClick={() => onOpen(event)}
      title={t('feed.open', { name: event.name })}
    >
      <span className={classNames(styles.icon, isBad && styles.bad)}>
        <Icon size={14} aria-hidden="true" />
      </span>
      <span className={styles.what}>
        <strong>{event.name}</strong> {describe(event)}
      </span>
      {event.country && <span className={styles.country}>{event.country}</span>}
      <time className={styles.time} dateTime={event.timestamp}>
        {format.clock(event.timestamp)}
      </time>
    </button>
  )
})
