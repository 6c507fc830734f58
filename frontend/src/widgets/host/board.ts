import type { Range, Refresh } from '@/api/dashboard'
import type { FilterNode, Question } from '@/api/types'
import type { MetricsAnswer } from './answer'

interface Annotation {
  from: string
  to?: string
  title: string
  kind: 'deploy' | 'incident' | 'note'
}

/** Asks one question of a widget; rejects with ApiError. */
export type Ask = (
  question: { widget: string; id: string; query: Question },
  signal: AbortSignal,
) => Promise<MetricsAnswer>

/** What a dashboard hands to each of its widgets. */
export interface Board {
  range: Range
  compare: 'none' | 'previous_period'
  refresh: Refresh
  timezone?: string
  /** The dashboard's own filters and the reader's chips. */
  filters: readonly FilterNode[]
  variables: Readonly<Record<string, string | readonly string[]>>
  annotations?: readonly Annotation[]
  /** The instant that the widgets are asked of, ISO; absent: now. */
  at?: string
  /** Instead of asking the server itself, e.g. behind a public link. */
  ask?: Ask
}
