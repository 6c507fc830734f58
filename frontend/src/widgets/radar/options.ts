import { SLICE_DEFAULTS, type SliceOptions } from '../category/slice-options'

export interface RadarOptions extends SliceOptions {
  max?: number | null
  normalise?: boolean
  /** Percent. */
  fill_opacity?: number
}

export const DEFAULTS = {
  ...SLICE_DEFAULTS,
  max: null,
  normalise: false,
  fill_opacity: 18,
} as const satisfies RadarOptions
