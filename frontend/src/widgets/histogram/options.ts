import type { DisplayOptions } from '@/charts/core/display'

export interface HistogramOptions extends DisplayOptions {
  scale?: 'linear' | 'log'
  min?: number | null
  max?: number | null
  axis_label?: string
  threshold_style?: 'line' | 'area' | 'line_and_area' | 'none'
  buckets?: number
  bucket_width?: number | null
  cumulative?: boolean
  as_percent?: boolean
  show_mean?: boolean
  show_median?: boolean
}
