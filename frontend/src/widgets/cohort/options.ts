import type { DisplayOptions } from '@/charts/core/display'

export interface CohortOptions extends DisplayOptions {
  display?: 'percent' | 'count'
  show_size?: boolean
  show_average?: boolean
  max_periods?: number
  cohort?: string
  period?: string
}

export const DEFAULTS = {
  display: 'percent',
  show_size: true,
  show_average: true,
  max_periods: 12,
  cohort: 'cohort',
  period: 'period',
} as const satisfies CohortOptions
