import type { TimeOptions } from '../time/options'

export interface StackedOptions extends TimeOptions {
  mode?: 'normal' | 'percent'
  shape?: 'area' | 'bars'
  max_series?: number
}
