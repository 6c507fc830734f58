import type { DisplayOptions } from '@/charts/core/display'
import { AXIS_DEFAULTS, type AxisOptions } from '../axis-options'

export interface ScatterOptions extends AxisOptions {
  x?: string
  y?: string
  x_unit?: NonNullable<DisplayOptions['unit']>
  x_scale?: 'linear' | 'log'
  x_label?: string
  colour_by?: string | null
  show_trend?: boolean
  show_names?: boolean
}

export const DEFAULTS = {
  ...AXIS_DEFAULTS,
  x: 'A',
  y: 'B',
  x_unit: 'number',
  x_scale: 'linear',
  x_label: '',
  colour_by: null,
  show_trend: false,
  show_names: false,
} as const satisfies ScatterOptions
