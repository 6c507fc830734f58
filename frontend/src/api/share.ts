import { request } from './client'
import type { DashboardDocument, Range } from './dashboard'
import type { FilterNode, Row } from './types'

/** What a public link opens; `session` is shown with each question. */
export interface PublicDashboard {
  document: DashboardDocument
  project: { name: string; timezone: string }
  allow_filters: boolean
  session: string
}

const path = (token: string) => `/api/share/${encodeURIComponent(token)}`

/** Rejects with ApiError: 401 `password_required` or `wrong_password`, 404 for a link that opens nothing, 429. */
export function openShare(token: string, password: string): Promise<PublicDashboard> {
  return request(path(token), { method: 'POST', body: password === '' ? {} : { password } })
}

export interface PublicQuestion {
  widget_id: string
  query_id: string
  range?: Range
  filters?: readonly FilterNode[]
  variables?: Readonly<Record<string, readonly string[]>>
  at?: string
}

export interface PublicAnswer {
  results: Row[]
  meta: { from: string; to: string; interval: string | null; exact: boolean; truncated: boolean }
}

export function askShare(
  token: string,
  session: string,
  body: PublicQuestion,
  signal: AbortSignal,
): Promise<PublicAnswer> {
  return request(`${path(token)}/metrics`, { method: 'POST', body, bearer: session, signal })
}
