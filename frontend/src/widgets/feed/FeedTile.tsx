import { Pause, Play } from 'lucide-react'
import { useRef, useState } from 'react'
import type { EventRecord } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { Badge } from '@/design/ui/Badge'
import { useT } from '@/i18n'
import type { Feed } from '@/live/feed'
import { useOnScreen } from '@/live/use-on-screen'
import { useFeed } from '@/live/use-stream'
import { Tile } from '../Tile'
import { EventDetail } from './EventDetail'
import { EventList } from './EventList'
import styles from './FeedTile.module.css'

/** Events as they arrive. Pausing keeps the list still and counts what is missed; a click opens all of an event. */
export default function FeedTile({ title }: { title: string }) {
  const t = useT()
  const frameRef = useRef<HTMLElement>(null)
  const isOnScreen = useOnScreen(frameRef)
  const watched = useFeed(isOnScreen)
  const [held, setHeld] = useState<Feed | null>(null)
  const [opened, setOpened] = useState<EventRecord | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const missed = held && watched.data ? watched.data.arrived - held.arrived : 0
  const open = (event: EventRecord) => {
    setOpened(event)
    setIsOpen(true)
  }
  const controls = (
    <>
      {missed > 0 && <Badge tone="info">{t('feed.newEvents', { count: missed })}</Badge>}
      <Button variant="ghost" className={styles.pause} onClick={() => setHeld(held ? null : watched.data)}>
        {held ? <Play size={14} aria-hidden="true" /> : <Pause size={14} aria-hidden="true" />}
        {held ? t('action.resume') : t('action.pause')}
      </Button>
    </>
  )
  const sampled = watched.data?.skipped ?? 0
  return (
    <>
      <Tile
        title={title}
        {...(sampled > 0 ? { sub: t('feed.sampled', { count: sampled }) } : {})}
        frameRef={frameRef}
        watched={watched}
        skeleton="list"
        emptyText={t('feed.empty')}
        isEmpty={(feed) => feed.events.length === 0}
        aside={controls}
      >
        {(feed) => <EventList feed={held ?? feed} onOpen={open} />}
      </Tile>
      <EventDetail event={opened} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  )
}
