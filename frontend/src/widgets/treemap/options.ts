import type { DisplayOptions } from '@/charts/core/display'

export interface TreemapOptions extends DisplayOptions {
  levels?: readonly string[]
  max_tiles?: number
  labels?: 'name' | 'name_and_value' | 'name_and_percent' | 'none'
  colour_by?: 'category' | 'value'
}

export const DEFAULTS = {
  levels: [],
  max_tiles: 60,
  labels: 'name_and_value',
  colour_by: 'category',
} as const satisfies TreemapOptions
