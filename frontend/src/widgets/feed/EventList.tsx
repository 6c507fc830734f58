import { useState } from 'react'
import type { EventRecord } from '@/api/types'
import type { Feed } from '@/live/feed'
import { EventRow } from './EventRow'
import styles from './FeedTile.module.css'

const SHOWN = 50
const ROW_PX = 34

type Events = Pick<Feed, 'events'>

interface EventListProps {
  feed: Events
  onOpen?: ((event: EventRecord) => void) | undefined
  /** What of an event is shown; left out: its name, the most telling part, country and time. */
  columns?: readonly string[] | undefined
  shown?: number
}

/**
 * Rows are placed by transform: an arrival then moves the others without a new layout. Under the pointer the list stands still, so
 * that a click hits the row it was meant for.
 */
export function EventList({ feed, onOpen, columns, shown = SHOWN }: EventListProps) {
  const [pointedAt, setPointedAt] = useState<Events | null>(null)
  const events = (pointedAt ?? feed).events.slice(0, shown)
  return (
    <div
      className={styles.scroll}
      onPointerEnter={(event) => event.pointerType === 'mouse' && setPointedAt(feed)}
      onPointerLeave={() => setPointedAt(null)}
    >
      <ul className={styles.list} style={{ height: events.length * ROW_PX }}>
        {events.map((event, index) => (
          <li key={event.id} className={styles.item} style={{ transform: `translateY(${index * ROW_PX}px)` }}>
            <EventRow event={event} onOpen={onOpen} columns={columns} />
          </li>
        ))}
      </ul>
    </div>
  )
}
