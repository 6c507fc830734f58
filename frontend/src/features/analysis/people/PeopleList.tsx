import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Users, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Failure } from '@/api/Failure'
import { request } from '@/api/client'
import { ApiError } from '@/api/error'
import { may, useProject } from '@/api/project-context'
import type { SegmentDraft } from '@/api/queries/segments'
import { carriedUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { EmptyState } from '@/design/ui/EmptyState'
import { Skeleton } from '@/design/ui/Skeleton'
import panel from '@/features/dashboards/panels/panels.module.css'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { queryKey } from '@/live/query-key'
import { PersonLink } from './PersonLink'

/** Whom to list: POST `path` with `body` and a `limit`; it answers a PeoplePage. */
export interface PeopleAsk {
  /** “Dropped after Checkout” */
  title: string
  /** `/api/events/people`, or a list of an analysis' own. */
  path: string
  body: object
}

export interface PeoplePage {
  people: {
    person: string
    user_id?: string | null
    anonymous_id?: string | null
    events?: number
    last_seen?: string | null
  }[]
  /** All of them, listed or not. */
  total: number
}

/** As a segment's list names somebody. */
function listedAs({ person, user_id, anonymous_id }: PeoplePage['people'][number]): string {
  if (user_id) return /^(user|visitor|person):/.test(user_id) ? `user:${user_id}` : user_id
  return anonymous_id ? `visitor:${anonymous_id}` : `person:${person}`
}

const FIRST = 100
const MOST = 1_000

/** The people behind a number. */
export default function PeopleList({ ask, onClose }: { ask: PeopleAsk; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const project = useProject().id
  const [limit, setLimit] = useState(FIRST)
  const found = useQuery<PeoplePage, ApiError>({
    queryKey: ['people', project, ask.path, queryKey(ask.body), limit],
    queryFn: ({ signal }) =>
      request(ask.path, { method: 'POST', body: { ...ask.body, limit }, project, signal }),
    placeholderData: keepPreviousData,
  })
  const { people = [], total = 0 } = found.data ?? {}
  const isEditor = may(useProject(), 'metrics_edit')
  const search = carriedUrl(useSearch())
  const [, navigate] = useLocation()
  const makeSegment = () => {
    const draft: SegmentDraft = { name: ask.title, description: '', rule: { people: people.map(listedAs) } }
    navigate(`/segments/new-segment${search}`, { state: { draft } })
  }
  return (
    <Dialog isOpen side="right" onClose={onClose} title={t('drill.peopleOf', { title: ask.title })}>
      {found.isPending && (
        <div className={panel.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title: ask.title })} />
        </div>
      )}
      {found.isError && <Failure of={found.error} onRetry={() => void found.refetch()} />}
      {found.data && people.length === 0 && (
        <EmptyState icon={<Users size={20} aria-hidden="true" />} title={t('analysis.nobody')} />
      )}
      {people.length > 0 && (
        <>
          <p className={panel.hint}>
            {t('drill.peopleCount', { count: total })}
            {isEditor && (
              <Button variant="ghost" onClick={makeSegment}>
                <UsersRound size={14} aria-hidden="true" />
                {t('analysis.makeSegment', { count: people.length })}
              </Button>
            )}
          </p>
          <ul className={panel.people}>
            {people.map((one) => (
              <li key={one.person}>
                <b>
                  <PersonLink person={one} />
                </b>
                {one.events !== undefined && <span>{t('drill.eventCount', { count: one.events })}</span>}
                {one.last_seen && <small>{format.dateTime(one.last_seen)}</small>}
              </li>
            ))}
          </ul>
          {total > people.length && people.length === limit && limit < MOST && (
            <Button onClick={() => setLimit(MOST)}>
              {t('analysis.showAll', { count: Math.min(total, MOST) })}
            </Button>
          )}
        </>
      )}
    </Dialog>
  )
}
