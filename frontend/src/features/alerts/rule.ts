import type { AlertRule, AlertShown, AlertTerm, Comparison, Severity } from '@/api/queries/alerts'
import { isAnalysis, type AnalysisQuery, type Query } from '@/api/types'
import type { Tone } from '@/design/ui/Badge'

export type TermKind = 'number' | 'ratio' | 'funnel'
export type RuleKind = TermKind | 'several'

export const KINDS = ['number', 'ratio', 'funnel', 'several'] as const
export const TERM_KINDS = ['number', 'ratio', 'funnel'] as const
export const MOST_TERMS = 5

const NUMBER: AlertTerm = {
  query: { metric: '*', aggregation: 'count', time_window: 'last_5_minutes' },
  ...{ condition: 'gt', threshold: 100, recovery_threshold: null, min_count: 0 },
}

export const BLANK: AlertRule = {
  ...NUMBER,
  ...{ name: '', duration: 60, severity: 'warning', description: '', resolve_after: 300 },
  ...{ no_data: 'keep', no_data_after: 0, is_enabled: true },
}

const COMPARED = ['gt', 'gte', 'lt', 'lte', 'eq', 'neq'] as const
const CHANGES = ['change_above', 'change_below'] as const
const ANOMALIES = ['anomaly', 'anomaly_above', 'anomaly_below'] as const
export const SEVERITIES = ['info', 'warning', 'error', 'critical'] as const
export const NO_DATA = ['keep', 'resolve', 'no_data', 'fire'] as const
export const SEASONS = ['none', 'day', 'week'] as const
export const WINDOWS = ['last_5_minutes', 'last_15_minutes', 'last_hour', 'last_24_hours'] as const
export const FUNNEL_WINDOWS = ['last_hour', 'last_24_hours', 'last_7_days', 'last_30_days'] as const

/** What can be asked of a kind of number. */
export function comparisonsOf(kind: TermKind): readonly Comparison[] {
  if (kind === 'funnel') return COMPARED.slice(0, 4)
  return [...COMPARED, ...CHANGES, ...ANOMALIES, ...(kind === 'number' ? (['absent'] as const) : [])]
}

export const isChange = (condition: Comparison) => CHANGES.some((one) => one === condition)
export const isAnomaly = (condition: Comparison) => ANOMALIES.some((one) => one === condition)

/** What the limit is in. */
export function unitOf({ condition, is_percent, query }: AlertTerm): '' | '%' | 'deviations' {
  if (isAnomaly(condition)) return 'deviations'
  return isChange(condition) || is_percent || isAnalysis(query) ? '%' : ''
}

export function kindOf(term: AlertTerm): TermKind {
  if (isAnalysis(term.query)) return 'funnel'
  return term.over ? 'ratio' : 'number'
}

export const kindOfRule = (rule: AlertRule): RuleKind => (isSeveral(rule) ? 'several' : kindOf(termOf(rule)))

export const isSeveral = (rule: AlertRule) => (rule.terms ?? []).length > 0

/** The one term of a simple rule. */
export function termOf(rule: AlertRule): AlertTerm {
  const { query, over, is_percent, step, condition, threshold, recovery_threshold, min_count, history } = rule
  return {
    query: 'metric' in query || 'analysis' in query ? (query as Query | AnalysisQuery) : NUMBER.query,
    over: over ?? null,
    is_percent: is_percent ?? false,
    step: step ?? null,
    ...{ condition, threshold, recovery_threshold: recovery_threshold ?? null, min_count: min_count ?? 0 },
    history: history ?? null,
  }
}

export const termsOf = (rule: AlertRule): readonly AlertTerm[] =>
  isSeveral(rule) ? rule.terms! : [termOf(rule)]

/** A number of another kind in its place, with limits that make sense to begin with; the events stay where they can. */
export function termOfKind(kind: TermKind, before: AlertTerm, steps: readonly string[]): AlertTerm {
  if (kind === kindOf(before)) return before
  const query: Query = isAnalysis(before.query) ? (NUMBER.query as Query) : before.query
  const blank = { over: null, is_percent: false, step: null, recovery_threshold: null, history: null }
  if (kind === 'number') return { ...NUMBER, ...blank, query }
  if (kind === 'ratio')
    return {
      ...blank,
      query:
        query.metric === '*'
          ? { metric: 'errors', time_window: query.time_window ?? 'last_5_minutes' }
          : query,
      over: { metric: 'requests', time_window: query.time_window ?? 'last_5_minutes' },
      ...{ is_percent: true, condition: 'gt', threshold: 5, min_count: 100 },
    }
  const funnel = {
    analysis: 'funnel',
    steps: steps.map((event) => ({ event })),
    time_window: 'last_24_hours',
  }
  return { ...blank, query: funnel as AnalysisQuery, condition: 'lt', threshold: 10, min_count: 50 }
}

/** The rule with another kind of number. */
export function ruleOfKind(kind: RuleKind, rule: AlertRule, steps: readonly string[]): AlertRule {
  const [first] = termsOf(rule)
  if (kind === 'several') return withTerms(rule, [first!, NUMBER])
  return { ...rule, ...termOfKind(kind, first!, steps), terms: [] }
}

export const withTerms = (rule: AlertRule, terms: readonly AlertTerm[]): AlertRule => ({
  ...rule,
  ...termOf(BLANK),
  ...{ query: {}, terms, join: rule.join ?? 'and' },
})

export const newTerm = (): AlertTerm => NUMBER

/** Whether somebody may have to do something about it. */
export const isOpen = (state: AlertShown) => state !== 'ok' && state !== 'resolved'

const TONES: Record<Severity, Tone> = {
  info: 'info',
  warning: 'warning',
  error: 'negative',
  critical: 'negative',
}

export function toneOf(state: AlertShown, severity: Severity): Tone {
  if (state === 'firing' || state === 'acknowledged') return TONES[severity]
  return state === 'ok' || state === 'resolved' ? 'positive' : 'neutral'
}
