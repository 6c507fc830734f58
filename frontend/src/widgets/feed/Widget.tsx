import { useState } from 'react'
import type { EventRecord } from '@/api/types'
import { EmptyState } from '@/design/ui/EmptyState'
import { Radio } from 'lucide-react'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { EventDetail } from './EventDetail'
import { EventList } from './EventList'
import styles from './FeedTile.module.css'
import { DEFAULTS, type FeedOptions } from './options'

/** Events as they come, newest first; a click opens all that one carries. */
export default function Feed({ events = [], options, width, height }: WidgetProps<FeedOptions>) {
  const { columns, limit, show_properties } = { ...DEFAULTS, ...options }
  const t = useT()
  const [opened, setOpened] = useState<EventRecord | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  if (events.length === 0)
    return <EmptyState icon={<Radio size={20} aria-hidden="true" />} title={t('feed.empty')} />
  const open = (event: EventRecord) => {
    setOpened(event)
    setIsOpen(true)
  }
  return (
    <div className={styles.widget} style={{ width, height }}>
      <EventList
        feed={{ events }}
        columns={columns}
        shown={limit}
        onOpen={show_properties ? open : undefined}
      />
      <EventDetail event={opened} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </div>
  )
}
