import type { DisplayOptions } from '@/charts/core/display'
import { DEFAULTS as SCATTER, type ScatterOptions } from '../scatter/options'

export interface BubbleOptions extends Omit<ScatterOptions, 'show_trend'> {
  size?: string
  size_unit?: NonNullable<DisplayOptions['unit']>
  /** Pixels. */
  max_radius?: number
}

const { show_trend: _, ...shared } = SCATTER

export const DEFAULTS = {
  ...shared,
  size: 'C',
  size_unit: 'number',
  max_radius: 28,
  show_names: true,
} as const satisfies BubbleOptions
