import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { AnalysisQuery, Query } from '../types'

export type Severity = 'info' | 'warning' | 'error' | 'critical'
export type AlertShown = 'ok' | 'pending' | 'firing' | 'no_data' | 'acknowledged' | 'snoozed' | 'resolved'
export type Comparison =
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'eq'
  | 'neq'
  | 'change_above'
  | 'change_below'
  | 'absent'
  | 'anomaly'
  | 'anomaly_above'
  | 'anomaly_below'
type NoData = 'keep' | 'resolve' | 'no_data' | 'fire'

export interface Alert {
  id: string
  rule_id: string
  name: string
  state: AlertShown
  severity: Severity
  /** ISO: since when it is in this state. */
  since: string
  message: string
  group: Readonly<Record<string, string>>
  value: number | null
  threshold: number
  snoozed_until: string | null
}

/** Which windows of the past say what is usual. */
interface PastWindows {
  windows: number
  season: 'none' | 'day' | 'week'
  min_windows?: number
}

/** One number and what is held against it. */
export interface AlertTerm {
  query: Query | AnalysisQuery
  /** What the number is divided by. */
  over?: Query | null
  is_percent?: boolean
  /** Up to which step of a funnel, from 2. */
  step?: number | null
  condition: Comparison
  threshold: number
  recovery_threshold?: number | null
  min_count?: number
  history?: PastWindows | null
}

/** A simple rule is a term itself; one of several has `terms`, and no `query` of its own. */
export interface AlertRule extends Omit<AlertTerm, 'query'> {
  name: string
  query: Query | AnalysisQuery | Record<string, never>
  terms?: readonly AlertTerm[]
  join?: 'and' | 'or'
  /** Seconds. */
  duration: number
  severity: Severity
  description: string
  resolve_after: number
  no_data: NoData
  no_data_after: number
  is_enabled: boolean
  /** Ids of the channels that are told; the usual ones when empty. */
  notify?: readonly string[]
  /** Seconds after which one that goes on is told again; 0 for never. */
  repeat_after?: number
}

export interface KnownRule {
  id: string
  updated_at: string
  rule: AlertRule
  /** Why it cannot be evaluated. */
  fault: string | null
}

export interface AlertChange {
  at: string
  phase: 'ok' | 'pending' | 'firing' | 'no_data'
  value: number | null
}

/** A value that explains part of why an alert fired. */
interface Contribution {
  dimension: string
  value: string
  now: number | null
  before: number | null
  /** Of the whole change: 1 is all of it. */
  share: number
}

export interface AlertStory {
  alert: Alert
  changes: AlertChange[]
  contributing: Contribution[]
  explained_at: string | null
}

interface Episode {
  from: string
  /** Null: it would still fire. */
  to: string | null
  seconds: number
  peak: number | null
  group: Readonly<Record<string, string>>
}

interface PastSeries {
  term: number
  group: Readonly<Record<string, string>>
  unit: '' | '%' | 'deviations'
  threshold: number
  values: (number | null)[]
}

export interface Backtest {
  from: string
  to: string
  fired: number
  fires_per_week: number
  firing_seconds: number
  episodes: Episode[]
  times: string[]
  series: PastSeries[]
  exactness: { numbers: boolean; step_seconds: number; notes: string[] }
  score: { incidents: number; found: number; false_alarms: number } | null
}

interface Book {
  alerts: Alert[]
  rules: KnownRule[]
}

const EVERY_MS = 30_000

/** The alerts of the project and the rules that find them; asked for anew now and then, and whenever the server tells of one. */
export function useAlertBook() {
  const project = useProject().id
  return useQuery<Book, ApiError>({
    queryKey: ['alerts', project, 'book'],
    queryFn: ({ signal }) => request('/api/alerts', { project, signal }),
    refetchInterval: EVERY_MS,
  })
}

/** An alert, how it changed (newest first), and what explains that it fired. */
export function useAlertStory(id: string) {
  const project = useProject().id
  return useQuery<AlertStory, ApiError>({
    queryKey: ['alerts', project, 'story', id],
    queryFn: ({ signal }) => request(`/api/alerts/${id}`, { project, signal }),
    refetchInterval: EVERY_MS,
  })
}

export interface PastSpan {
  days?: number
  from?: string
  to?: string
}

/** How often a rule would have fired; what people marked as incidents says how well. Null: not to be asked. */
export function useBacktest(rule: AlertRule | null, span: PastSpan) {
  const project = useProject().id
  return useQuery<Backtest, ApiError>({
    queryKey: ['alerts', project, 'backtest', rule, span],
    queryFn: ({ signal }) =>
      request('/api/alerts/backtest', {
        method: 'POST',
        body: { rule, ...span, incidents: { annotations: true } },
        project,
        signal,
      }),
    enabled: rule !== null,
    retry: false,
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
}

/** To be called when something about alerts changed. */
export function useAlertsChanged() {
  const client = useQueryClient()
  const project = useProject().id
  return () => client.invalidateQueries({ queryKey: ['alerts', project] })
}

/** Makes a rule, or changes the one with the id. */
export function useSaveRule(id: string | null) {
  const project = useProject().id
  const changed = useAlertsChanged()
  return useMutation<KnownRule, ApiError, AlertRule>({
    mutationFn: (body) =>
      id === null
        ? request('/api/alerts/rules', { method: 'POST', body, project })
        : request(`/api/alerts/rules/${id}`, { method: 'PUT', body, project }),
    onSuccess: changed,
  })
}

/** What is said once it is done, also when the screen has been left meanwhile. */
interface Said {
  onDone: (removed: KnownRule) => void
  onError: (error: ApiError) => void
}

export function useRemoveRule({ onDone, onError }: Said) {
  const client = useQueryClient()
  const project = useProject().id
  return useMutation<undefined, ApiError, KnownRule>({
    mutationFn: ({ id }) => request(`/api/alerts/rules/${id}`, { method: 'DELETE', project }),
    onSuccess: (_, removed) => {
      const key = ['alerts', project, 'book']
      // Off the screen at once: nothing may ask how its alerts went any more.
      client.setQueryData<Book>(
        key,
        (book) =>
          book && {
            alerts: book.alerts.filter((one) => one.rule_id !== removed.id),
            rules: book.rules.filter((one) => one.id !== removed.id),
          },
      )
      onDone(removed)
      return client.invalidateQueries({ queryKey: key })
    },
    onError,
  })
}

/** What people say of a firing alert: that they take care of it, or that it may be quiet for some minutes. */
export type Remark = { is_acknowledged: boolean } | { minutes: number }

export function useRemark() {
  const project = useProject().id
  const changed = useAlertsChanged()
  return useMutation<Alert, ApiError, { id: string; remark: Remark }>({
    mutationFn: ({ id, remark }) =>
      request(`/api/alerts/${id}/${'minutes' in remark ? 'snooze' : 'acknowledge'}`, {
        method: 'POST',
        body: remark,
        project,
      }),
    onSettled: changed,
  })
}
