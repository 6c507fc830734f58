import type { AlertRule, AlertShown, Severity } from '@/api/queries/alerts'
import type { Widget } from '@/api/dashboard'
import type { Tone } from '@/design/ui/Badge'

export const BLANK: AlertRule = {
  ...{ name: '', query: { metric: '*', aggregation: 'count' }, condition: 'gt', threshold: 100 },
  ...{ duration: 0, severity: 'warning', description: '', recovery_threshold: null, resolve_after: 60 },
  ...{ min_count: 0, no_data: 'keep', no_data_after: 0, is_enabled: true },
}

export const COMPARISONS = [
  'gt',
  'gte',
  'lt',
  'lte',
  'eq',
  'neq',
  'change_above',
  'change_below',
  'absent',
] as const
export const SEVERITIES = ['info', 'warning', 'error', 'critical'] as const
export const NO_DATA = ['keep', 'resolve', 'no_data', 'fire'] as const
export const WINDOWS = ['last_5_minutes', 'last_15_minutes', 'last_hour', 'last_24_hours'] as const

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

/** The rule's number over the last day with its threshold, as a widget draws it. */
export function previewOf(rule: AlertRule, title: string): Widget {
  const { metric, aggregation, value_field, filters, group_by } = rule.query
  const isChange = rule.condition === 'change_above' || rule.condition === 'change_below'
  return {
    ...{ id: 'preview', kind: 'line', title, x: 0, y: 0, w: 8, h: 6 },
    queries: [
      {
        id: 'A',
        label: title,
        query: {
          metric,
          ...(aggregation ? { aggregation } : {}),
          ...(value_field ? { value_field } : {}),
          ...(filters && filters.length > 0 ? { filters } : {}),
          ...(group_by && group_by.length > 0 ? { group_by, limit: 5 } : {}),
          interval: '5_minutes',
        },
      },
    ],
    options:
      isChange || rule.condition === 'absent'
        ? {}
        : { thresholds: [{ value: rule.threshold, colour: 'negative' }] },
  }
}
