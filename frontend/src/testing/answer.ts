import type { Row } from '@/api/types'
import type { WidgetAnswer } from '@/widgets/contract'

/** A row of an answer, for tests and stories. */
export function row(
  dimensions: Row['dimensions'],
  value: number | null,
  timestamp: string | null = null,
): Row {
  return { name: 'events', value, count: value ?? 0, dimensions, timestamp }
}

/** An answer as the host hands it to a widget: its value is the sum of its rows unless told. */
export function answer(id: string, rows: readonly Row[], part: Partial<WidgetAnswer> = {}): WidgetAnswer {
  return {
    id,
    label: id,
    query: { metric: 'events', time_window: 'last_hour', group_by: Object.keys(rows[0]?.dimensions ?? {}) },
    value: rows.reduce((sum, { value }) => sum + (value ?? 0), 0),
    rows,
    from: '2026-11-22T02:00:00Z',
    to: '2026-11-22T03:00:00Z',
    interval: null,
    exact: true,
    truncated: false,
    ...part,
  }
}
