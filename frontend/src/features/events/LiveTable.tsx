import { Pause, Play, Radio } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Failure } from '@/api/Failure'
import type { EventRecord, FilterNode } from '@/api/types'
import { VirtualTable } from '@/charts/table/VirtualTable'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { Feed } from '@/live/feed'
import { useFeed } from '@/live/use-stream'
import { eventTables } from './cells'
import { hasText } from './columns'
import styles from './events.module.css'
import { Measured } from './Measured'

interface LiveTableProps {
  filters: readonly FilterNode[]
  search: string
  columns: readonly string[]
  onPick: (event: EventRecord) => void
}

/** The newest events as they arrive. Paused, the list stands still while more arrive behind it. */
export function LiveTable({ filters, search, columns, onPick }: LiveTableProps) {
  const t = useT()
  const format = useFormat()
  const { data, fault, retry } = useFeed(true, filters)
  const [held, setHeld] = useState<Feed | null>(null)
  const tables = useMemo(() => eventTables(columns, t, format), [columns, t, format])
  const shownFeed = held ?? data
  const events = useMemo(
    () => shownFeed?.events.filter((event) => hasText(event, search)) ?? [],
    [shownFeed, search],
  )
  if (fault && !data) return <Failure of={fault} onRetry={retry} />
  if (!data) return <Skeleton shape="list" label={t('tile.loading', { title: t('nav.events') })} />
  const waiting = held ? data.arrived - held.arrived : 0
  return (
    <div className={styles.counted}>
      {(events.length > 0 || held) && (
        <div className={styles.count}>
          <Button variant="ghost" aria-pressed={held !== null} onClick={() => setHeld(held ? null : data)}>
            {held ? <Play size={14} aria-hidden="true" /> : <Pause size={14} aria-hidden="true" />}
            {t(held ? 'events.resume' : 'events.pause')}
          </Button>
          {held ? (
            <span>{t('feed.newEvents', { count: waiting })}</span>
          ) : (
            <span>{t('events.newest', { count: events.length })}</span>
          )}
          {data.skipped > 0 && <span>{t('feed.sampled', { count: data.skipped })}</span>}
        </div>
      )}
      {events.length === 0 ? (
        <EmptyState
          icon={<Radio size={20} aria-hidden="true" />}
          title={t(filters.length > 0 || search ? 'events.noneLive' : 'feed.empty')}
          detail={t('events.noneLiveHint')}
        />
      ) : (
        <Measured>
          {(size) => {
            const { cellsOf, ...table } = tables(size.width)
            return (
              <VirtualTable
                {...table}
                label={t('nav.events')}
                rowCount={events.length}
                rowAt={(index) => cellsOf(events[index]!)}
                size={size}
                onPick={(index) => {
                  // A list that moves under the hand shows another event than the one that was meant.
                  setHeld(held ?? data)
                  onPick(events[index]!)
                }}
              />
            )
          }}
        </Measured>
      )}
    </div>
  )
}
