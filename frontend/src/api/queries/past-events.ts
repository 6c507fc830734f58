import { useQuery } from '@tanstack/react-query'
import { useContext } from 'react'
import { request } from '../client'
import type { ApiError } from '../error'
import { ProjectContext } from '../project-context'
import type { EventRecord, FilterNode } from '../types'
import type { RowsPage } from './drill'

const COLUMNS = [
  'id',
  'type',
  'name',
  'timestamp',
  'received_at',
  'user_id',
  'anonymous_id',
  'session_id',
  'value',
  'source',
  'country',
  'device',
  'browser',
  'os',
  'page',
  'referrer',
  'is_bot',
  'properties',
] as const
const KEPT = 200
const KEPT_MS = 60_000

/** The newest events of the last seven days before an instant, of those that had been received by then. */
export function usePastEvents(at: string, filters: readonly FilterNode[], isActive: boolean) {
  // Behind a public link there is no project to ask.
  const project = useContext(ProjectContext)?.id
  return useQuery<EventRecord[], ApiError>({
    queryKey: ['past-events', project, at, filters],
    queryFn: async ({ signal }) => {
      const body = { columns: COLUMNS, time_window: 'last_7_days', filters, limit: KEPT, at }
      const page = await request<RowsPage>('/api/rows', { method: 'POST', body, project: project!, signal })
      return page.rows.map(eventOf)
    },
    enabled: isActive && project !== undefined,
    staleTime: Infinity,
    gcTime: KEPT_MS,
  })
}

function eventOf(row: RowsPage['rows'][number]): EventRecord {
  return Object.fromEntries(COLUMNS.map((name, at) => [name, row[at] ?? null])) as unknown as EventRecord
}
