import type { TimeOptions } from '../time/options'

export interface ForecastOptions extends TimeOptions {
  /** Buckets ahead. */
  horizon?: number
  /** Percent of the interval. */
  confidence?: number
  show_band?: boolean
}
