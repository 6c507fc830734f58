import type { TimeOptions } from '../time/options'

export interface AnomalyOptions extends TimeOptions {
  sensitivity?: 'low' | 'medium' | 'high'
  direction?: 'above' | 'below' | 'both'
  show_band?: boolean
  show_list?: boolean
}
