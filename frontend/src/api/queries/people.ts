import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { EventRecord } from '../types'

export const PEOPLE_SORTS = ['last_seen', 'first_seen', 'events', 'revenue'] as const
export type PeopleSort = (typeof PEOPLE_SORTS)[number]

export interface PersonRow {
  person: string
  user_id: string | null
  anonymous_id: string | null
  email: string | null
  name: string | null
  country: string | null
  device: string | null
  events: number
  revenue: number
  orders: number
  first_seen: string
  last_seen: string
  is_active: boolean
}

export interface PeoplePage {
  people: PersonRow[]
  total: number
  next_cursor: string | null
}

/** Which people: of a time, by part of an id, of a segment. */
export interface PeopleChoice {
  time: Readonly<Record<string, string>>
  search: string
  sort: PeopleSort
  segment: string | null
}

const PAGE = '50'
const LIVE_MS = 15_000

/** People a page at a time; the first page is asked again while it is looked at. */
export function usePeople({ time, search, sort, segment }: PeopleChoice) {
  const project = useProject().id
  const asked = { ...time, sort, limit: PAGE, ...(search && { search }), ...(segment && { segment }) }
  return useInfiniteQuery<PeoplePage, ApiError, { pages: PeoplePage[] }, unknown[], string>({
    queryKey: ['people-list', project, asked],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams(pageParam ? { ...asked, cursor: pageParam } : asked)
      return request(`/api/people?${params.toString()}`, { project, signal })
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.pages.length === 1 ? LIVE_MS : false),
  })
}

const EXPORT_PAGE = '200'
/** As many people as one file holds. */
export const MOST_EXPORTED = 10_000

/** Everybody of a choice, a page after the other; `isCut`: there are more than one file holds. */
export async function allPeople(
  project: string,
  { time, search, sort, segment }: PeopleChoice,
): Promise<{ people: PersonRow[]; isCut: boolean }> {
  const asked = { ...time, sort, limit: EXPORT_PAGE, ...(search && { search }), ...(segment && { segment }) }
  const people: PersonRow[] = []
  let cursor: string | null = null
  do {
    const params: URLSearchParams = new URLSearchParams(cursor ? { ...asked, cursor } : asked)
    const page: PeoplePage = await request(`/api/people?${params.toString()}`, { project })
    people.push(...page.people)
    cursor = page.next_cursor
  } while (cursor && people.length < MOST_EXPORTED)
  return { people, isCut: cursor !== null }
}

interface PropertyHistory {
  name: string
  first: string
  last: string
  last_at: string
  events: number
}

export interface Profile {
  person: string
  keys: string[]
  user_ids: string[]
  anonymous_ids: string[]
  first_seen: string
  last_seen: string
  is_active: boolean
  events: number
  sessions: number
  revenue: number
  orders: number
  properties: PropertyHistory[]
  names: { name: string; events: number; last_at: string }[]
  days: [day: string, events: number][]
  visits: {
    session_id: string
    started_at: string
    duration_s: number
    events: number
    entry_page: string | null
  }[]
  truncated: string[]
}

/** One person; `version` grows with what they do, so that the figures follow. */
export function useProfile(person: string, version: number) {
  const project = useProject().id
  return useQuery<Profile, ApiError>({
    queryKey: ['person', project, person, version],
    queryFn: ({ signal }) => request(`/api/people/${encodeURIComponent(person)}`, { project, signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

interface TimelinePage {
  events: EventRecord[]
  next_cursor: string | null
}

/** A person's events, newest first, a page at a time. */
export function useTimeline(person: string, name: string) {
  const project = useProject().id
  return useInfiniteQuery<TimelinePage, ApiError, { pages: TimelinePage[] }, unknown[], string>({
    queryKey: ['timeline', project, person, name],
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({
        limit: '50',
        ...(name && { name }),
        ...(pageParam && { cursor: pageParam }),
      })
      const path = `/api/people/${encodeURIComponent(person)}/events?${params.toString()}`
      return request(path, { project, signal })
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  })
}
