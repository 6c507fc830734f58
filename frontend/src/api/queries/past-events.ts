import { useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import type { ApiError } from '../error'
import { ProjectContext } from '../project-context'
import type { EventRecord, FilterNode } from '../types'
import { fetchEvents } from './event-rows'

const KEPT = 200
const KEPT_MS = 60_000

/** The newest events of the last seven days before an instant, of those that had been received by then. */
export function usePastEvents(at: string, filters: readonly FilterNode[], isActive: boolean) {
  // Behind a public link there is no project to ask.
  const project = useContext(ProjectContext)?.id
  return useQuery<EventRecord[], ApiError>({
    queryKey: ['past-events', project, at, filters],
    queryFn: ({ signal }) =>
      fetchEvents({
        project: project!,
        choice: { filters, time_window: 'last_7_days', at },
        limit: KEPT,
        signal,
      }),
    enabled: isActive && project !== undefined,
    staleTime: Infinity,
    gcTime: KEPT_MS,
  })
}
