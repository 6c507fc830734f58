import type { DisplayOptions } from '@/charts/core/display'
import { AXIS_DEFAULTS } from '../axis-options'
import { DEFAULTS as SCATTER, type ScatterOptions } from '../scatter/options'

export interface BubbleOptions extends Omit<ScatterOptions, 'show_trend'> {
  size?: string
  size_unit?: NonNullable<DisplayOptions['unit']>
  /** Pixels. */
  max_radius?: number
}

export const DEFAULTS = {
  ...AXIS_DEFAULTS,
  x: SCATTER.x,
  y: SCATTER.y,
  x_unit: SCATTER.x_unit,
  x_scale: SCATTER.x_scale,
  x_label: SCATTER.x_label,
  colour_by: SCATTER.colour_by,
  size: 'C',
  size_unit: 'number',
  max_radius: 28,
  show_names: true,
} as const satisfies BubbleOptions
