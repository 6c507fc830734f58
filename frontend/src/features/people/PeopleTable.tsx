import { ArrowDown, Search, Users } from 'lucide-react'
import { Link, useSearch } from 'wouter'
import { Failure } from '@/api/Failure'
import { usePeople, type PersonRow, type PeopleSort } from '@/api/queries/people'
import { SegmentSelect } from '@/dashboard/filters/SegmentSelect'
import { TimePicker } from '@/dashboard/time/TimePicker'
import { carriedUrl } from '@/dashboard/url-state'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import { Skeleton } from '@/design/ui/Skeleton'
import { useFormat } from '@/format/use-format'
import { useT, type MessageKey } from '@/i18n'
import { PeopleExport } from './PeopleExport'
import { personName, personPath } from './person-name'
import { timeOf, usePeopleUrl } from './people-url'
import styles from './people.module.css'

const COLUMNS: readonly [key: MessageKey, sort: PeopleSort | null][] = [
  ['people.person', null],
  ['people.lastSeen', 'last_seen'],
  ['people.firstSeen', 'first_seen'],
  ['people.events', 'events'],
  ['people.revenue', 'revenue'],
]

/** Everybody with an event in the time, to search and to look at one by one. */
export function PeopleTable() {
  const t = useT()
  const [url, change] = usePeopleUrl()
  const { range, search, sort, segment } = url
  const found = usePeople({ time: timeOf(range), search, sort, segment })
  const people = found.data?.pages.flatMap((page) => page.people) ?? []
  const total = found.data?.pages[0]?.total ?? 0
  return (
    <div className={styles.page}>
      <header className={styles.tools}>
        <label className={styles.search}>
          <Search size={14} aria-hidden="true" />
          <span className="visually-hidden">{t('people.search')}</span>
          <input
            type="search"
            value={search}
            maxLength={200}
            placeholder={t('people.search')}
            onChange={(event) => change({ search: event.target.value })}
          />
        </label>
        <TimePicker
          value={{ range, compare: 'none', refresh: 'live' }}
          onChange={(next) => next.range && change({ range: next.range })}
          isPublic
        />
        <div className={styles.segment}>
          <SegmentSelect
            label={t('segment.label')}
            value={segment}
            onChange={(next) => change({ segment: next })}
          />
        </div>
        {found.data && (
          <p className={styles.count} role="status">
            {t('people.count', { count: total })}
          </p>
        )}
        {people.length > 0 && <PeopleExport choice={{ time: timeOf(range), search, sort, segment }} />}
      </header>
      <Card className={styles.card} aria-label={t('nav.people')}>
        {found.isPending && <Skeleton shape="list" label={t('tile.loading', { title: t('nav.people') })} />}
        {found.isError && <Failure of={found.error} onRetry={() => void found.refetch()} />}
        {found.data && people.length === 0 && (
          <EmptyState
            icon={<Users size={20} aria-hidden="true" />}
            title={t(search ? 'people.noneFound' : 'people.none')}
            detail={t('people.noneHint')}
          />
        )}
        {people.length > 0 && <Rows people={people} sort={sort} onSort={(next) => change({ sort: next })} />}
        {found.hasNextPage && (
          <Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('people.more')}
          </Button>
        )}
      </Card>
    </div>
  )
}

interface RowsProps {
  people: readonly PersonRow[]
  sort: PeopleSort
  onSort: (sort: PeopleSort) => void
}

function Rows({ people, sort, onSort }: RowsProps) {
  const t = useT()
  return (
    // Scrolls, so a keyboard must be able to stand in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('nav.people')}>
      <table className={styles.table}>
        <thead>
          <tr>
            {COLUMNS.map(([key, by]) => (
              <th
                key={key}
                scope="col"
                aria-sort={by === sort ? 'descending' : undefined}
                data-numeric={by === 'events' || by === 'revenue' ? true : undefined}
              >
                {by ? (
                  <button type="button" onClick={() => onSort(by)}>
                    {t(key)}
                    {by === sort && <ArrowDown size={12} aria-hidden="true" />}
                  </button>
                ) : (
                  t(key)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <Row key={person.person} person={person} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ person }: { person: PersonRow }) {
  const t = useT()
  const format = useFormat()
  const search = useSearch()
  const ids = [person.user_id, person.email].filter((id) => id !== null && id !== personName(person))
  return (
    <tr>
      <th scope="row">
        <Link href={personPath(person.person, carriedUrl(search))}>{personName(person)}</Link>
        {person.is_active && <Badge tone="positive">{t('people.active')}</Badge>}
        {person.user_id === null && <Badge>{t('people.visitor')}</Badge>}
        <small>
          {[...ids, person.country && format.country(person.country), person.device]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </th>
      <td>{format.moment(person.last_seen)}</td>
      <td>{format.moment(person.first_seen)}</td>
      <td data-numeric>{format.exact(person.events)}</td>
      <td data-numeric>{person.orders > 0 ? format.exact(person.revenue) : '–'}</td>
    </tr>
  )
}
