import type { Widget } from '@/api/dashboard'
import type { AggregationRule, KnownAggregation, WindowKind } from '@/api/queries/aggregation'

export const BLANK: AggregationRule = {
  ...{ name: '', source_metric: 'page_view', aggregation: 'count', window_seconds: 300, output_metric: '' },
  ...{ window: 'tumbling', slide_seconds: null, allowed_lateness_seconds: 5, group_by: [], filters: [] },
  ...{ value_field: null, description: '', is_enabled: true },
}

export const WINDOWS: readonly WindowKind[] = ['tumbling', 'sliding', 'session']
export const MOST_SECONDS = 7 * 86_400

/** A window of another kind, with a slide where it needs one. */
export function withWindow(rule: AggregationRule, window: WindowKind): AggregationRule {
  return { ...rule, window, slide_seconds: window === 'sliding' ? slideOf(rule.window_seconds) : null }
}

/** A window of another length; its slide stays where it still divides it. */
export function withLength(rule: AggregationRule, seconds: number): AggregationRule {
  const slide = rule.slide_seconds
  const keeps = slide !== null && slide <= seconds && seconds % slide === 0 && seconds / slide <= 1_000
  return {
    ...rule,
    window_seconds: seconds,
    slide_seconds: slide === null || keeps ? slide : slideOf(seconds),
  }
}

/** A fifth of the window where that is whole, else the window itself. */
function slideOf(seconds: number) {
  return seconds % 5 === 0 ? seconds / 5 : seconds
}

/** The name that a rule's points get unless one is given: the source, how it is measured, and the window. */
export function suggestedOutput({ source_metric, aggregation, window_seconds }: AggregationRule) {
  const source = source_metric
    .replace(/[^\p{L}\p{N}._-]+/gu, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 150)
  return [source || 'metric', aggregation, lengthName(window_seconds)].filter(Boolean).join('_')
}

function lengthName(seconds: number) {
  if (seconds % 86_400 === 0) return `${seconds / 86_400}d`
  if (seconds % 3_600 === 0) return `${seconds / 3_600}h`
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`
}

/** As much time as shows a few dozen points. */
export function rangeOf({ window_seconds }: AggregationRule) {
  if (window_seconds <= 300) return 'last_hour'
  return window_seconds <= 3_600 ? 'last_24_hours' : 'last_30_days'
}

/** The points that a rule made, as a widget draws them. */
export function pointsWidget({ rule }: KnownAggregation, title: string): Widget {
  const by = rule.group_by.length > 0 ? { group_by: rule.group_by, limit: 5 } : {}
  return {
    ...{ id: 'points', kind: 'line', title, x: 0, y: 0, w: 8, h: 6 },
    queries: [
      {
        ...{ id: 'A', label: rule.output_metric },
        query: { metric: rule.output_metric, aggregation: 'average', interval: 'auto', ...by },
      },
    ],
    options: {},
  }
}
