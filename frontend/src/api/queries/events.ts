import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { EventRecord, Row } from '../types'
import { fetchEventPage, type EventChoice } from './event-rows'

export { fetchEvents, type EventChoice } from './event-rows'

export interface EventExtent {
  total: number
  /** The time that a rolling range meant when it was asked: pages of it must not move while one scrolls. */
  from: string
  to: string
}

/** How many events there are, and from when to when. */
export function useEventExtent(choice: EventChoice) {
  const project = useProject().id
  return useQuery<EventExtent, ApiError>({
    queryKey: ['event-extent', project, choice],
    queryFn: async ({ signal }) => {
      const page = await fetchEventPage({ project, choice, limit: 1, signal })
      return { total: page.total, from: page.meta.from, to: page.meta.to }
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

export interface EventVolume {
  results: Row[]
  meta: { from: string; to: string }
}

/** How many of the chosen events happened when. A text cannot be counted, so not of a search. */
export function useEventVolume({ metric = '*', search, ...choice }: EventChoice) {
  const project = useProject().id
  return useQuery<EventVolume, ApiError>({
    queryKey: ['event-volume', project, metric, choice],
    queryFn: ({ signal }) =>
      request('/api/metrics', {
        method: 'POST',
        body: { ...choice, metric, aggregation: 'count', interval: 'auto' },
        project,
        signal,
      }),
    enabled: search === undefined,
    placeholderData: keepPreviousData,
  })
}

export type NeighbourBy = 'user' | 'session' | 'time'

export interface Neighbours {
  event: EventRecord
  /** Both in the order of time. */
  before: EventRecord[]
  after: EventRecord[]
}

const NEIGHBOURS = 8
/** An event is on screen before it is in the store: it is asked for a little later, and again. */
const STORED_AFTER_MS = 2_000
const MOST_TRIES = 4

/** What happened around an event. */
export function useNeighbours(id: string, by: NeighbourBy, isFresh: boolean) {
  const project = useProject().id
  return useQuery<Neighbours, ApiError>({
    queryKey: ['neighbours', project, id, by],
    queryFn: ({ signal }) =>
      request(`/api/events/${encodeURIComponent(id)}/neighbours?by=${by}&limit=${NEIGHBOURS}`, {
        project,
        signal,
      }),
    retry: (failures, error) => isFresh && error.status === 404 && failures < MOST_TRIES,
    retryDelay: STORED_AFTER_MS,
    staleTime: 30_000,
  })
}
