import { SLICE_DEFAULTS, type SliceOptions } from '../category/slice-options'

export interface PolarAreaOptions extends SliceOptions {
  show_grid?: boolean
}

export const DEFAULTS = { ...SLICE_DEFAULTS, show_grid: true } as const satisfies PolarAreaOptions
