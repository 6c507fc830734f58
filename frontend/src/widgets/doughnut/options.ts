import { SLICE_DEFAULTS, type SliceOptions } from '../category/slice-options'

export interface DoughnutOptions extends SliceOptions {
  centre?: 'total' | 'largest' | 'text' | 'none'
  centre_text?: string
  /** Percent of the radius. */
  thickness?: number
}

export const DEFAULTS = {
  ...SLICE_DEFAULTS,
  centre: 'total',
  centre_text: '',
  thickness: 32,
} as const satisfies DoughnutOptions
