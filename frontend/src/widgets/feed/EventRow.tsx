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
import { readable } from '@/format/words'
import { useLocale, useT } from '@/i18n'
import styles from './FeedTile.module.css'
import { describe, describeBy } from './describe'

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
  /** Left out: the row is no button. */
  onOpen?: ((event: EventRecord) => void) | undefined
  columns?: readonly string[] | undefined
}

export const EventRow = memo(function EventRow({ event, onOpen, columns }: EventRowProps) {
  const t = useT()
  const format = useFormat()
  const language = useLocale((state) => state.language)
  const Icon = ICONS[event.type] ?? Activity
  const isBad = event.type === 'error' || event.type === 'alert'
  const has = (column: string) => columns?.includes(column) ?? true
  const content = (
    <>
      <span className={classNames(styles.icon, isBad && styles.bad)}>
        <Icon size={14} aria-hidden="true" />
      </span>
      <span className={styles.what}>
        {has('name') && <strong title={event.name}>{readable(event.name)}</strong>}{' '}
        {columns ? describeBy(event, columns) : describe(event, language)}
      </span>
      {event.country && has('country') && <span className={styles.country}>{event.country}</span>}
      {(has('time') || has('timestamp')) && (
        <time className={styles.time} dateTime={event.timestamp}>
          {format.moment(event.timestamp)}
        </time>
      )}
    </>
  )
  if (!onOpen) return <div className={classNames(styles.row, styles.still)}>{content}</div>
  return (
    <button
      type="button"
      className={styles.row}
      onClick={() => onOpen(event)}
      title={t('feed.open', { name: event.name })}
    >
      {content}
    </button>
  )
})
