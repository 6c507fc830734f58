export type TimeWindow =
  'last_5_minutes' | 'last_15_minutes' | 'last_hour' | 'last_24_hours' | 'last_7_days' | 'last_30_days'

/** Every named period the server knows; `TimeWindow` are those the overview offers. */
export type Period =
  | TimeWindow
  | 'last_30_minutes'
  | 'last_6_hours'
  | 'last_12_hours'
  | 'last_28_days'
  | 'last_90_days'
  | 'today'
  | 'yesterday'
  | 'this_week'
  | 'last_week'
  | 'this_month'
  | 'last_month'
  | 'this_quarter'
  | 'last_quarter'
  | 'this_year'
  | 'last_year'

export interface Filter {
  field: string
  operator: string
  value?: unknown
}

export type FilterNode =
  Filter | { and: readonly FilterNode[] } | { or: readonly FilterNode[] } | { not: FilterNode }

/** A question as POST /api/metrics and the live socket take it. */
export interface Query {
  metric: string
  aggregation?: string
  /** Without a window give `from` (and `to`); a question of a dashboard leaves all three to the dashboard. */
  time_window?: Period
  from?: string
  to?: string
  timezone?: string
  interval?: string
  group_by?: readonly string[]
  filters?: readonly FilterNode[]
  limit?: number
  order_by?: string
  order?: 'asc' | 'desc'
  value_field?: string
  compare?: 'previous_period'
  /** An instant, ISO: the answer as it was then. */
  at?: string
}

/** A question of an analysis: its kind, that kind's own fields, and the fields that all of them take. */
export interface AnalysisQuery {
  /** The last part of POST /api/analysis/<kind>. */
  analysis: string
  time_window?: Period
  from?: string
  to?: string
  timezone?: string
  filters?: readonly FilterNode[]
  segment?: string
  /** An instant, ISO: the answer as it was then. */
  at?: string
  readonly [field: string]: unknown
}

/** Whatever a widget may ask. */
export type Question = Query | AnalysisQuery

export function isAnalysis(question: Question): question is AnalysisQuery {
  return 'analysis' in question
}

export interface Row {
  name: string
  /** Null where an average or percentile has nothing to measure. */
  value: number | null
  count: number
  dimensions: Record<string, string | number | boolean | null>
  timestamp: string | null
  previous?: number | null
}

interface FrameMeta {
  from: string
  to: string
  interval: string | null
  exact: boolean
  mode: 'incremental' | 'refreshed'
  lag_ms: number
  previous?: number | null
  truncated?: boolean
}

/** One live answer: `value` is the total over the window, `results` its rows. */
export interface Frame {
  type: 'metric_update'
  id: string
  metric: string
  value: number | null
  results: Row[]
  timestamp: string
  version: number
  snapshot?: boolean
  meta: FrameMeta
  /** The whole answer of an analysis, of which `results` are the rows. */
  answer?: unknown
}

/** What became of the answer with version `base`, see frame-change.ts; the socket makes a whole Frame of it. */
export interface FrameChange extends Omit<Frame, 'results'> {
  base: number
  removed: number[]
  at: number[]
  changed: Row[]
}

export interface EventRecord {
  id: string
  type: string
  name: string
  timestamp: string
  received_at: string | null
  user_id: string | null
  anonymous_id: string | null
  session_id: string | null
  value: number | null
  source: string | null
  country: string | null
  device: string | null
  browser: string | null
  os: string | null
  page: string | null
  referrer: string | null
  is_bot: boolean
  properties: Record<string, unknown>
  tags: string[]
}

export interface EventBatch {
  type: 'events'
  id: string
  events: EventRecord[]
  version: number
  snapshot?: boolean
  /** Events left out of this batch because there were too many to show. */
  skipped?: number
}

export interface LiveFault {
  type: 'error'
  id?: string
  code: string
  message: string
  request_id?: string
}

/** What can be allowed in a project, in the order in which it is explained. */
export const PERMISSIONS = [
  'read',
  'query',
  'sql',
  'write',
  'edit',
  'dashboard_create',
  'dashboard_share',
  'metrics_edit',
  'alerts_edit',
  'keys',
  'alert_channels',
  'retention',
  'privacy',
  'audit',
  'manage_people',
  'manage_project',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export interface Project {
  id: string
  name: string
  timezone: string
  is_demo: boolean
  role: string
  /** What the person may do in it. */
  permissions: readonly Permission[]
  has_events: boolean
  /** What the product reports about itself to. */
  is_system?: boolean
}

export interface Person {
  id: string
  email: string
  /** Empty when the person gave none. */
  name: string
  role: string
  projects: Project[]
  /** May not administer before they log in in two steps. */
  needs_second_factor?: boolean
  /** Gets into no project before that. */
  is_kept_out?: boolean
  /** Of mails to them. */
  timezone?: string
  language?: string
}

export interface ApiKey {
  id: string
  kind: 'write' | 'read'
  name: string
  prefix: string
  /** In full where this person may see it: write keys for editors, and once in the answer that made the key. */
  key: string | null
  created_at: string
  last_used_at: string | null
  revoked_at: string | null
  expires_at: string | null
  state: 'active' | 'expired' | 'revoked'
  scopes: string[]
  events: string[]
  origins: string[]
  networks: string[]
  made_by: string | null
  /** The text before the last rotation, while it still counts. */
  previous: { prefix: string; ends_at: string; last_used_at: string | null } | null
}
