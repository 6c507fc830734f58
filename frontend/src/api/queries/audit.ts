import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'

/** A row's change: `before` is null for a new row, `after` for one that is gone; `other` changed too and is not shown. */
export interface AuditChange {
  table: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  other: string[]
  rows: number
}

interface AuditDetail {
  changes?: AuditChange[]
  reason?: string
  route?: string
  status?: number
  left_out?: number
  entries?: number
}

export interface AuditEntry {
  number: number
  at_ms: number
  project_id: number | null
  action: string
  outcome: 'done' | 'refused'
  person_id: string
  email: string
  key_id: string
  target_kind: string
  target_id: string
  target_name: string
  address: string
  agent: string
  request_id: string
  detail: AuditDetail
}

export interface AuditPage {
  entries: AuditEntry[]
  next: number | null
  actions: string[]
}

/** What to look for; empty texts look for nothing in particular. */
export interface AuditChoice {
  scope: 'project' | 'installation'
  text: string
  who: string
  action: string
  outcome: '' | 'done' | 'refused'
  from_ms: string
  to_ms: string
}

const asked = (choice: AuditChoice) =>
  new URLSearchParams(Object.entries(choice).filter(([, value]) => value !== ''))

/** The entries that fit, newest first, a page at a time. */
export function useAudit(choice: AuditChoice) {
  const project = useProject().id
  return useInfiniteQuery<AuditPage, ApiError, { pages: AuditPage[] }, unknown[], number | null>({
    queryKey: ['audit', project, choice],
    queryFn: ({ pageParam, signal }) => {
      const params = asked(choice)
      if (pageParam !== null) params.set('before', String(pageParam))
      return request(`/api/audit?${params.toString()}`, { project, signal })
    },
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

/** Where the browser gets all that fit as a file; asking for a page first renews the login. */
export async function auditFile(
  project: string,
  choice: AuditChoice,
  format: 'csv' | 'ndjson',
): Promise<string> {
  const params = asked(choice)
  await request(`/api/audit?limit=1&${params.toString()}`, { project })
  params.set('format', format)
  params.set('project', project)
  return `/api/audit/export?${params.toString()}`
}
