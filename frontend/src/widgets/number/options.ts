import type { DisplayOptions } from '@/charts/core/display'

export interface NumberOptions extends DisplayOptions {
  sparkline?: 'area' | 'line' | 'bars' | 'none'
  show_change?: boolean
  change_as?: 'percent' | 'difference' | 'both'
  /** Empty: against the period before. */
  compare_text?: string
  /** 1.2M instead of 1,200,000. */
  compact?: boolean
  colour?: 'none' | 'value' | 'background'
  target?: number | null
}
