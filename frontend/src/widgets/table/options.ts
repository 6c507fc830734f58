import type { DisplayOptions } from '@/charts/core/display'

export interface TableColumnOptions {
  /** A dimension, a question (A), a formula (F1), or 'time'. */
  key: string
  label?: string
  width?: number | null
  unit?: DisplayOptions['unit'] | null
  decimals?: number | null
  align?: 'auto' | 'left' | 'right'
  bar?: boolean
  hidden?: boolean
}

export interface TableOptions extends DisplayOptions {
  /** Empty: every dimension and question, as they come. */
  columns?: readonly TableColumnOptions[]
  sort?: string
  descending?: boolean
  /** 0: all, scrolling. */
  page_size?: number
  dense?: boolean
  show_total?: boolean
  show_change?: boolean
}
