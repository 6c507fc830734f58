import { Columns3, ListFilter, Radio, Search } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { EventChoice } from '@/api/queries/events'
import type { EventRecord, FilterNode } from '@/api/types'
import { FilterChip } from '@/dashboard/filters/FilterChip'
import { FilterForm } from '@/dashboard/filters/FilterForm'
import { TimePicker } from '@/dashboard/time/TimePicker'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { Popover } from '@/design/ui/Popover'
import { useT } from '@/i18n'
import { ColumnChoice } from './ColumnChoice'
import { EventDrawer } from './EventDrawer'
import type { ChangeEventsUrl, EventsUrl } from './events-url'
import styles from './events.module.css'
import { HistoryTable } from './HistoryTable'
import { HistoryVolume } from './HistoryVolume'
import { LiveTable } from './LiveTable'
import { LiveVolume } from './LiveVolume'

interface EventListProps {
  url: EventsUrl
  change: ChangeEventsUrl
}

/** Live as they arrive, or any time's; narrowed by filters and by text. */
export function EventList({ url, change }: EventListProps) {
  const t = useT()
  const [event, setEvent] = useState<EventRecord | null>(null)
  const { range, filters, columns } = url
  const search = useDeferredValue(url.search)
  const setFilters = (next: readonly FilterNode[]) => change({ filters: next })
  const choice = useMemo(
    (): EventChoice => ({
      filters,
      ...(typeof range === 'string' ? { time_window: range } : range),
      ...(search.trim() ? { search: search.trim() } : {}),
    }),
    [filters, range, search],
  )
  const isLive = range === null
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Button
          aria-pressed={isLive}
          variant={isLive ? 'primary' : 'secondary'}
          onClick={() => change({ range: null })}
        >
          <Radio size={14} aria-hidden="true" />
          {t('events.live')}
        </Button>
        <TimePicker
          value={{ range: range ?? 'last_hour', compare: 'none', refresh: 'off' }}
          onChange={(next) => {
            if (next.range) change({ range: next.range })
          }}
          isPublic
        />
        <Popover
          label={t('filter.new')}
          align="start"
          content={(close) => (
            <FilterForm
              hasSegments={range !== null}
              onDone={(filter) => {
                setFilters([...filters, filter])
                close()
              }}
            />
          )}
        >
          <ListFilter size={14} aria-hidden="true" />
          <span className={styles.wide}>{t('filter.new')}</span>
        </Popover>
        <div className={styles.search}>
          <Search size={14} aria-hidden="true" />
          <input
            type="search"
            aria-label={t('events.search')}
            placeholder={t('events.search')}
            value={url.search}
            maxLength={1000}
            onChange={(input) => change({ search: input.target.value }, { replace: true })}
          />
        </div>
        <Popover
          label={t('events.columns')}
          className={styles.wide}
          content={() => <ColumnChoice chosen={columns} onChange={(next) => change({ columns: next })} />}
        >
          <Columns3 size={14} aria-hidden="true" />
          {t('events.columns')}
        </Popover>
      </div>
      {filters.length > 0 && (
        <div className={styles.chips}>
          {filters.map((node, index) => (
            <FilterChip
              key={index}
              node={node}
              onRemove={() => setFilters(filters.filter((_, at) => at !== index))}
            />
          ))}
          {filters.length > 1 && (
            <Button variant="ghost" onClick={() => setFilters([])}>
              {t('events.clearFilters')}
            </Button>
          )}
        </div>
      )}
      {isLive ? (
        search === '' && <LiveVolume filters={filters} />
      ) : (
        <HistoryVolume choice={choice} onZoom={(from, to) => change({ range: { from, to } })} />
      )}
      <Card className={styles.card}>
        {isLive ? (
          <LiveTable filters={filters} search={search} columns={columns} onPick={setEvent} />
        ) : (
          <HistoryTable
            label={t('nav.events')}
            choice={choice}
            columns={columns}
            onPick={setEvent}
            isCounted={search !== ''}
          />
        )}
      </Card>
      <EventDrawer
        event={event}
        onClose={() => setEvent(null)}
        onChange={setEvent}
        onFilter={(filter) => setFilters([...filters, filter])}
      />
    </div>
  )
}
