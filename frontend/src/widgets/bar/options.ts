import type { DisplayOptions } from '@/charts/core/display'
import type { BarMode } from '@/charts/svg/bar-layout'

/** What both kinds of bars can be told. */
export interface BarOptions extends DisplayOptions {
  scale?: 'linear' | 'log'
  min?: number | null
  max?: number | null
  axis_label?: string
  threshold_style?: 'line' | 'area' | 'line_and_area' | 'none'
  mode?: BarMode
  /** 'none': as the query orders them. */
  sort?: 'value' | 'name' | 'none'
  descending?: boolean
  max_bars?: number
  show_other?: boolean
  show_values?: boolean
  rotate_labels?: boolean
}

export interface LyingBarOptions extends BarOptions {
  show_share?: boolean
  /** As a list with bars behind the names. */
  name_inside?: boolean
}
