import { Boxes, Search, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '@/api/error'
import { errorText } from '@/api/error-text'
import { useEventNames, usePropertyNames, type EventName, type PropertyName } from '@/api/queries/dictionary'
import { Badge } from '@/design/ui/Badge'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import { ErrorState } from '@/design/ui/ErrorState'
import { Segmented } from '@/design/ui/Segmented'
import { Skeleton } from '@/design/ui/Skeleton'
import { ago } from '@/format/time'
import { useFormat } from '@/format/use-format'
import { useLocale, useT } from '@/i18n'
import type { ChangeEventsUrl, EventsUrl } from './events-url'
import styles from './schema.module.css'
import { NameDrawer } from './NameDrawer'

interface SchemaBrowserProps {
  url: EventsUrl
  change: ChangeEventsUrl
}

/** Every name that came in: how often, as what, when last, and what it means. */
export function SchemaBrowser({ url, change }: SchemaBrowserProps) {
  const t = useT()
  const [kind, setKind] = useState<'event' | 'property'>('event')
  const [search, setSearch] = useState('')
  const events = useEventNames()
  const properties = usePropertyNames(null, kind === 'property' || url.name?.startsWith('property:'))
  const shown = kind === 'event' ? events : properties
  const wanted = search.trim().toLowerCase()
  const names = [...(shown.data ?? [])]
    .filter((one) => `${one.name} ${one.description} ${one.tags.join(' ')}`.toLowerCase().includes(wanted))
    .sort((a, b) => Number(a.hidden) - Number(b.hidden) || b.count - a.count)
  const [chosenKind, chosenName] = /^(event|property):(.+)$/s.exec(url.name ?? '')?.slice(1) ?? []
  const chosen =
    chosenKind === 'event'
      ? events.data?.find((one) => one.name === chosenName)
      : properties.data?.find((one) => one.name === chosenName)
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <Segmented
          label={t('events.schema')}
          value={kind}
          options={[
            { value: 'event', label: t('query.events') },
            { value: 'property', label: t('feed.properties') },
          ]}
          onChange={setKind}
        />
        <div className={styles.search}>
          <Search size={14} aria-hidden="true" />
          <input
            type="search"
            aria-label={t('schema.search')}
            placeholder={t('schema.search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      </div>
      <Card className={styles.card}>
        {shown.isPending && (
          <div className={styles.waiting}>
            <Skeleton shape="list" label={t('tile.loading', { title: t('events.schema') })} />
          </div>
        )}
        {shown.isError && (
          <ErrorState
            message={errorText(shown.error, t)}
            requestId={shown.error instanceof ApiError ? shown.error.requestId : null}
            onRetry={() => void shown.refetch()}
          />
        )}
        {shown.data && names.length === 0 && (
          <EmptyState icon={<Boxes size={20} aria-hidden="true" />} title={t('schema.none')} />
        )}
        {names.length > 0 && (
          <NameTable kind={kind} names={names} onOpen={(name) => change({ name: `${kind}:${name}` })} />
        )}
      </Card>
      {chosen && chosenKind && (
        <NameDrawer
          key={url.name}
          kind={chosenKind as 'event' | 'property'}
          name={chosen}
          onClose={() => change({ name: null })}
          onFilter={(filter) =>
            change({ view: 'list', name: null, range: 'last_24_hours', filters: [filter] })
          }
        />
      )}
    </div>
  )
}

interface NameTableProps {
  kind: 'event' | 'property'
  names: readonly (EventName | PropertyName)[]
  onOpen: (name: string) => void
}

function NameTable({ kind, names, onOpen }: NameTableProps) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale((state) => state.tag)
  const most = Math.max(...names.map((one) => one.count), 1)
  return (
    // Scrolls, so a keyboard must be able to stand in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('events.schema')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('sources.name')}</th>
            <th scope="col" className={styles.number}>
              {t('field.count')}
            </th>
            {kind === 'property' && <th scope="col">{t('field.type')}</th>}
            <th scope="col" className={styles.extra}>
              {t('schema.lastSeen')}
            </th>
            <th scope="col" className={styles.extra}>
              {t('edit.description')}
            </th>
          </tr>
        </thead>
        <tbody>
          {names.map((one) => (
            <tr key={one.name} data-hidden={one.hidden}>
              <td>
                <button type="button" onClick={() => onOpen(one.name)}>
                  {one.name}
                </button>
                {one.hidden && <Badge>{t('schema.hidden')}</Badge>}
                {one.tags.map((tag) => (
                  <Badge key={tag}>{tag}</Badge>
                ))}
              </td>
              <td className={styles.number}>
                <span className={styles.bar2} style={{ width: `${(one.count / most) * 100}%` }} />
                <span>{format.number(one.count)}</span>
              </td>
              {kind === 'property' && 'types' in one && (
                <td>
                  <Types name={one} />
                </td>
              )}
              <td className={styles.extra}>
                {one.last_seen ? ago(new Date(one.last_seen), new Date(), locale) : '–'}
              </td>
              <td className={styles.words}>{one.description}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The types that a property's values have; more than one is a conflict. */
export function Types({ name }: { name: PropertyName }) {
  const t = useT()
  const format = useFormat()
  const types = Object.entries(name.types).filter(([, share]) => share > 0)
  return (
    <span className={styles.types}>
      {types.map(([type, share]) => (
        <Badge key={type} tone={name.is_conflicting ? 'warning' : 'neutral'}>
          {type === 'text' || type === 'number' || type === 'bool' ? t(`schema.type.${type}`) : type}
          {types.length > 1 && ` ${format.number(share * 100, 'percent')}`}
        </Badge>
      ))}
      {name.is_conflicting && (
        <span className={styles.conflict} title={t('schema.conflict')}>
          <TriangleAlert size={13} aria-hidden="true" />
          <span className="visually-hidden">{t('schema.conflict')}</span>
        </span>
      )}
    </span>
  )
}
