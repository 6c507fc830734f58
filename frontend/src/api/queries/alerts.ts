import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { request } from '../client'
import type { ApiError } from '../error'
import { useProject } from '../project-context'
import type { Query } from '../types'

export type Severity = 'info' | 'warning' | 'error' | 'critical'
export type AlertShown = 'ok' | 'pending' | 'firing' | 'no_data' | 'acknowledged' | 'snoozed' | 'resolved'
export type Comparison =
  'gt' | 'gte' | 'lt' | 'lte' | 'eq' | 'neq' | 'change_above' | 'change_below' | 'absent'
export type NoData = 'keep' | 'resolve' | 'no_data' | 'fire'

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

export interface AlertRule {
  name: string
  query: Query
  condition: Comparison
  threshold: number
  /** Seconds. */
  duration: number
  severity: Severity
  description: string
  recovery_threshold: number | null
  resolve_after: number
  min_count: number
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

interface Book {
  alerts: Alert[]
  rules: KnownRule[]
}

const EVERY_MS = 15_000

/** The alerts of the project and the rules that find them; asked for anew now and then, and whenever the server tells of one. */
export function useAlertBook() {
  const project = useProject().id
  return useQuery<Book, ApiError>({
    queryKey: ['alerts', project, 'book'],
    queryFn: ({ signal }) => request('/api/alerts', { project, signal }),
    refetchInterval: EVERY_MS,
  })
}

/** How an alert changed, newest first. */
export function useAlertHistory(id: string) {
  const project = useProject().id
  return useQuery<{ changes: AlertChange[] }, ApiError>({
    queryKey: ['alerts', project, 'history', id],
    queryFn: ({ signal }) => request(`/api/alerts/${id}/history`, { project, signal }),
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
