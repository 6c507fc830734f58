import { request } from '../client'
import type { EventRecord, FilterNode } from '../types'
import type { RowsPage } from './drill'

/** The columns of /api/rows that together are a whole event. */
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
  'tags',
  'properties',
] as const satisfies readonly (keyof EventRecord)[]

/** Which events: of a metric or any, narrowed by filters, time and text. */
export interface EventChoice {
  metric?: string
  filters: readonly FilterNode[]
  time_window?: string
  from?: string
  to?: string
  search?: string
  /** Before this instant, of those that had been received by then. */
  at?: string
}

interface EventSort {
  field: string
  order: 'asc' | 'desc'
}

export interface EventPage extends RowsPage {
  meta: { from: string; to: string }
}

interface Wanted {
  project: string
  choice: EventChoice
  offset?: number
  limit: number
  sort?: EventSort | null
  signal: AbortSignal
}

export async function fetchEventPage({ project, choice, offset = 0, limit, sort, signal }: Wanted) {
  const body = { ...choice, columns: COLUMNS, offset, limit, ...(sort ? { sort: [sort] } : {}) }
  return request<EventPage>('/api/rows', { method: 'POST', body, project, signal })
}

export async function fetchEvents(wanted: Wanted): Promise<EventRecord[]> {
  return (await fetchEventPage(wanted)).rows.map(recordOf)
}

function recordOf(row: RowsPage['rows'][number]): EventRecord {
  return Object.fromEntries(COLUMNS.map((name, index) => [name, row[index]])) as unknown as EventRecord
}
