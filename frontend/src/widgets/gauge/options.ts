import type { DisplayOptions } from '@/charts/core/display'

export interface GaugeOptions extends DisplayOptions {
  min?: number
  max?: number
  style?: 'arc' | 'full' | 'linear'
  target?: number | null
  show_ends?: boolean
  show_change?: boolean
}
