import { useState } from 'react'
import type { EventRecord } from '@/api/types'
import { EmptyState } from '@/design/ui/EmptyState'
import { Radio } from 'lucide-react'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { EventDetail } from './EventDetail'
import { EventList } from './EventList'
import { EventTable } from './EventTable'
import styles from './FeedTile.module.css'
import { DEFAULTS, type FeedOptions } from './options'

/** Fewer columns, or a narrower tile, read better as a list. */
const LEAST_TABLE_PX = 380

/** Events as they come, newest first; a click opens all that one carries. Chosen columns stand side by side where there is room. */
export default function Feed({ title, events = [], options, width, height }: WidgetProps<FeedOptions>) {
  const { limit, show_properties } = { ...DEFAULTS, ...options }
  const { columns } = options
  const isTable = columns !== undefined && columns.length > 2 && width >= LEAST_TABLE_PX
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
      {isTable ? (
        <EventTable
          title={title}
          events={events.slice(0, limit)}
          columns={columns}
          options={options}
          size={{ width, height }}
          onOpen={show_properties ? open : undefined}
        />
      ) : (
        <EventList
          feed={{ events }}
          columns={columns}
          shown={limit}
          onOpen={show_properties ? open : undefined}
        />
      )}
      <EventDetail event={opened} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </div>
  )
}
