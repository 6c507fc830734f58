import type { DisplayOptions } from '@/charts/core/display'

export interface CurveOptions extends DisplayOptions {
  scale?: 'linear' | 'log'
  min?: number | null
  max?: number | null
  axis_label?: string
  threshold_style?: 'line' | 'area' | 'line_and_area' | 'none'
  x?: string | null
  x_label?: string
  shape?: 'linear' | 'smooth' | 'step'
  as_percent?: boolean
  show_points?: boolean
  show_band?: boolean
  fill_opacity?: number
  max_series?: number
}

export const DEFAULTS = {
  scale: 'linear',
  x: null,
  x_label: '',
  shape: 'linear',
  as_percent: false,
  show_points: true,
  show_band: true,
  fill_opacity: 0,
  max_series: 8,
} as const satisfies CurveOptions
