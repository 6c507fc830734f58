import type { DisplayOptions } from '@/charts/core/display'

export interface SliceOptions extends DisplayOptions {
  max_slices?: number
  labels?: 'none' | 'name' | 'value' | 'percent' | 'name_and_percent'
}

export const SLICE_DEFAULTS = {
  max_slices: 8,
  labels: 'percent',
  legend: 'top',
} as const satisfies SliceOptions
