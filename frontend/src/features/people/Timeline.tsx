import { History } from 'lucide-react'
import { useState } from 'react'
import { Failure } from '@/api/Failure'
import { useTimeline, type Profile } from '@/api/queries/people'
import type { EventRecord } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { Skeleton } from '@/design/ui/Skeleton'
import { Panel } from '@/features/analysis'
import { EventDrawer } from '@/features/events/EventDrawer'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './people.module.css'

interface TimelineProps {
  person: string
  names: Profile['names']
  /** Events that arrived while the page is open, newest first. */
  fresh: readonly EventRecord[]
}

const noFilter = () => {}

/** The fresh events above the stored ones, each once; of one name when chosen. */
export function merged(fresh: readonly EventRecord[], stored: readonly EventRecord[], name: string) {
  const seen = new Set<string>()
  return [...fresh.filter((event) => name === '' || event.name === name), ...stored]
    .filter((event) => !seen.has(event.id) && seen.add(event.id))
    .sort((a, b) => (a.timestamp < b.timestamp ? 1 : a.timestamp > b.timestamp ? -1 : 0))
}

/** Everything a person did, newest first; each event opens with all it carries. */
export function Timeline({ person, names, fresh }: TimelineProps) {
  const t = useT()
  const [name, setName] = useState('')
  const [picked, setPicked] = useState<EventRecord | null>(null)
  const found = useTimeline(person, name)
  const stored = found.data?.pages.flatMap((page) => page.events) ?? []
  const events = merged(fresh, stored, name)
  const choice = (
    <select
      className={styles.choice}
      aria-label={t('people.onlyEvent')}
      value={name}
      onChange={(event) => setName(event.target.value)}
    >
      <option value="">{t('people.everyEvent')}</option>
      {names.map((one) => (
        <option key={one.name}>{one.name}</option>
      ))}
    </select>
  )
  return (
    <Panel title={t('people.timeline')} aside={choice}>
      {found.isPending && (
        <Skeleton shape="list" label={t('tile.loading', { title: t('people.timeline') })} />
      )}
      {found.isError && <Failure of={found.error} onRetry={() => void found.refetch()} />}
      {found.data && events.length === 0 && (
        <EmptyState icon={<History size={20} aria-hidden="true" />} title={t('people.noEvents')} />
      )}
      <ol className={styles.timeline}>
        {events.map((event) => (
          <li key={event.id}>
            <Entry event={event} onPick={setPicked} />
          </li>
        ))}
      </ol>
      {found.hasNextPage && (
        <Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('people.older')}
        </Button>
      )}
      <EventDrawer event={picked} onClose={() => setPicked(null)} onChange={setPicked} onFilter={noFilter} />
    </Panel>
  )
}

function Entry({ event, onPick }: { event: EventRecord; onPick: (event: EventRecord) => void }) {
  const format = useFormat()
  const more = [event.page, event.value === null ? null : format.exact(event.value), event.country]
  return (
    <button type="button" onClick={() => onPick(event)}>
      <time dateTime={event.timestamp}>{format.moment(event.timestamp)}</time>
      <b>{event.name}</b>
      <small>{more.filter(Boolean).join(' · ')}</small>
    </button>
  )
}
