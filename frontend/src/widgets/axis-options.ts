import type { DisplayOptions } from '@/charts/core/display'

/** Kinds with a value axis. */
export interface AxisOptions extends DisplayOptions {
  scale?: 'linear' | 'log'
  min?: number | null
  max?: number | null
  axis_label?: string
  threshold_style?: 'line' | 'area' | 'line_and_area' | 'none'
}

export const AXIS_DEFAULTS = {
  scale: 'linear',
  min: null,
  max: null,
  axis_label: '',
  threshold_style: 'line',
  legend: 'auto',
} as const satisfies AxisOptions
