import type { DisplayOptions } from '@/charts/core/display'

export interface SankeyOptions extends DisplayOptions {
  source?: string
  target?: string
  max_links?: number
  /** Pixels. */
  node_width?: number
  colour_by?: 'source' | 'target' | 'none'
  show_values?: boolean
}

export const DEFAULTS = {
  source: '',
  target: '',
  max_links: 60,
  node_width: 12,
  colour_by: 'source',
  show_values: true,
} as const satisfies SankeyOptions
