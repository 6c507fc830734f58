import type { DisplayOptions } from '@/charts/core/display'

export interface SliceOptions extends DisplayOptions {
  max_slices?: number
  /** 'auto': percent where no legend says it. */
  labels?: 'auto' | 'none' | 'name' | 'value' | 'percent' | 'name_and_percent'
}

export const SLICE_DEFAULTS = {
  max_slices: 8,
  labels: 'auto',
  legend: 'auto',
} as const satisfies SliceOptions
