import type { DisplayOptions } from '@/charts/core/display'

export interface FunnelOptions extends DisplayOptions {
  orientation?: 'horizontal' | 'vertical'
  show_drop?: boolean
  percent_of?: 'first' | 'previous'
  show_values?: boolean
}

export const DEFAULTS = {
  orientation: 'horizontal',
  show_drop: true,
  percent_of: 'first',
  show_values: true,
} as const satisfies FunnelOptions
