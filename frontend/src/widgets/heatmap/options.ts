import type { DisplayOptions } from '@/charts/core/display'

export interface HeatmapOptions extends DisplayOptions {
  /** 'hour_of_day', 'time' or a dimension. */
  x?: string
  /** 'day_of_week' or a dimension. */
  y?: string
  palette?: 'sequential' | 'diverging'
  scale?: 'linear' | 'log' | 'quantile'
  min?: number | null
  max?: number | null
  show_values?: boolean
  max_rows?: number
}
