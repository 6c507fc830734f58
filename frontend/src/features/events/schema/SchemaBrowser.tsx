import { Boxes, Inbox, Search } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Failure } from '@/api/Failure'
import { useEventNames, useNameTrends, usePropertyNames } from '@/api/queries/dictionary'
import { carriedUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import { Segmented } from '@/design/ui/Segmented'
import { Skeleton } from '@/design/ui/Skeleton'
import { useT } from '@/i18n'
import type { ChangeEventsUrl, EventsUrl } from '../events-url'
import { NameDrawer } from './NameDrawer'
import { chosenNames, isConflicting, ONLY, sortedNames, type Only, type Sort } from './names'
import { NameTable } from './NameTable'
import styles from './schema.module.css'

interface SchemaBrowserProps {
  url: EventsUrl
  change: ChangeEventsUrl
}

/** Every name that came in: how often, as what, when last, and what it means. */
export function SchemaBrowser({ url, change }: SchemaBrowserProps) {
  const t = useT()
  const [chosenKind, chosenName] = /^(event|property):(.+)$/s.exec(url.name ?? '')?.slice(1) ?? []
  const [kind, setKind] = useState<'event' | 'property'>(chosenKind === 'property' ? 'property' : 'event')
  const [search, setSearch] = useState('')
  const [only, setOnly] = useState<Only>('all')
  const [sort, setSort] = useState<Sort>('count')
  const events = useEventNames()
  const properties = usePropertyNames(null)
  const trends = useNameTrends().data
  const shown = kind === 'event' ? events : properties
  const all = shown.data ?? []
  const names = sortedNames(chosenNames(all, search, only), sort)
  const counted = (label: string, count: number | undefined) =>
    count === undefined ? label : `${label} ${count}`
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
            { value: 'event', label: counted(t('query.events'), events.data?.length) },
            { value: 'property', label: counted(t('feed.properties'), properties.data?.length) },
          ]}
          onChange={(next) => {
            setKind(next)
            setOnly('all')
          }}
        />
        <select
          className={styles.only}
          aria-label={t('schema.only')}
          value={only}
          onChange={(event) => setOnly(event.target.value as Only)}
        >
          {ONLY.filter((one) => one !== 'conflict' || kind === 'property').map((one) => (
            <option key={one} value={one}>
              {t(`schema.only.${one}`)}
              {one !== 'all' && ` (${chosenNames(all, '', one).length})`}
            </option>
          ))}
        </select>
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
      {kind === 'property' && only === 'all' && all.some(isConflicting) && (
        <p className={styles.notice}>
          {t('schema.conflicts', { count: all.filter(isConflicting).length })}
          <Button variant="ghost" onClick={() => setOnly('conflict')}>
            {t('schema.showConflicts')}
          </Button>
        </p>
      )}
      <Card className={styles.card}>
        {shown.isPending && (
          <div className={styles.waiting}>
            <Skeleton shape="list" label={t('tile.loading', { title: t('events.schema') })} />
          </div>
        )}
        {shown.isLoadingError && <Failure of={shown.error} onRetry={() => void shown.refetch()} />}
        {shown.data && all.length === 0 && <NothingYet />}
        {all.length > 0 && names.length === 0 && (
          <EmptyState
            icon={<Boxes size={20} aria-hidden="true" />}
            title={t('schema.none')}
            action={
              <Button
                onClick={() => {
                  setSearch('')
                  setOnly('all')
                }}
              >
                {t('schema.showAll')}
              </Button>
            }
          />
        )}
        {names.length > 0 && (
          <NameTable
            {...{ kind, names, trends, sort }}
            onSort={setSort}
            onOpen={(name) => change({ name: `${kind}:${name}` })}
          />
        )}
      </Card>
      {chosen && chosenKind && (
        <NameDrawer
          key={url.name}
          kind={chosenKind as 'event' | 'property'}
          name={chosen}
          trend={chosenKind === 'event' ? trends?.get(chosen.name) : undefined}
          onClose={() => change({ name: null })}
          onFilter={(filter) =>
            change({ view: 'list', name: null, range: 'last_24_hours', filters: [filter] })
          }
        />
      )}
    </div>
  )
}

function NothingYet() {
  const t = useT()
  const [, navigate] = useLocation()
  const search = useSearch()
  return (
    <EmptyState
      icon={<Inbox size={20} aria-hidden="true" />}
      title={t('schema.empty')}
      detail={t('schema.emptyHint')}
      action={
        <Button onClick={() => navigate(`/sources${carriedUrl(search)}`)}>{t('schema.toSources')}</Button>
      }
    />
  )
}
