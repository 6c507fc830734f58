import type { DisplayOptions } from '@/charts/core/display'

export interface WorldMapOptions extends DisplayOptions {
  metric_label?: string
  scale?: 'linear' | 'log' | 'quantile'
  country?: string
  show_list?: boolean
  max_rows?: number
}

export const DEFAULTS = {
  metric_label: '',
  scale: 'log',
  country: 'country',
  show_list: true,
  max_rows: 10,
} as const satisfies WorldMapOptions
