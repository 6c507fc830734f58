import type { DisplayOptions } from '@/charts/core/display'

export interface CalendarOptions extends DisplayOptions {
  months?: number
  week_starts?: 'monday' | 'sunday'
  scale?: 'linear' | 'log' | 'quantile'
  show_values?: boolean
}
