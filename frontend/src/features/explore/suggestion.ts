import type { MetricsSchema } from '@/api/queries/metrics'
import type { MessageKey } from '@/i18n'
import { BLANK, type Exploration } from './exploration'

export interface Suggestion {
  id: string
  title: MessageKey
  exploration: Exploration
}

const one = (metric: string) => [{ id: 'A', metric, filters: [] }]

const GENERAL: readonly Suggestion[] = [
  {
    id: 'events',
    title: 'explore.try.events',
    exploration: { ...BLANK, measures: one('*'), groups: ['name'], limit: 5 },
  },
  {
    id: 'people',
    title: 'explore.try.people',
    exploration: { ...BLANK, measures: one('unique_users'), interval: 'hour' },
  },
  {
    id: 'countries',
    title: 'explore.try.countries',
    exploration: { ...BLANK, measures: one('*'), groups: ['country'], interval: null, limit: 10 },
  },
  {
    id: 'devices',
    title: 'explore.try.devices',
    exploration: { ...BLANK, measures: one('*'), groups: ['device'], interval: null, kind: 'doughnut' },
  },
  {
    id: 'hours',
    title: 'explore.try.hours',
    exploration: {
      ...BLANK,
      measures: one('*'),
      groups: ['day_of_week', 'hour_of_day'],
      interval: null,
      kind: 'heatmap',
    },
  },
]

const PAGES: Suggestion = {
  id: 'pages',
  title: 'explore.try.pages',
  exploration: { ...BLANK, measures: one('page_views'), groups: ['page'], interval: null, limit: 10 },
}

const SHOP: readonly Suggestion[] = [
  {
    id: 'conversion',
    title: 'explore.try.conversion',
    exploration: {
      ...BLANK,
      measures: [
        { id: 'A', metric: 'orders', filters: [], isHidden: true },
        { id: 'B', metric: 'unique_users', filters: [], isHidden: true },
      ],
      formulas: [{ id: 'F1', label: '%', expression: 'A / B * 100' }],
    },
  },
  {
    id: 'revenue',
    title: 'explore.try.revenue',
    exploration: { ...BLANK, measures: one('revenue'), groups: ['country'], limit: 5, kind: 'stacked' },
  },
]

/** Questions that this project's events can answer. */
export function suggestions(schema: MetricsSchema | undefined): readonly Suggestion[] {
  const names = new Set(schema?.events.map((event) => event.name))
  return [...(names.has('purchase') ? SHOP : []), ...GENERAL, ...(names.has('page_view') ? [PAGES] : [])]
}
