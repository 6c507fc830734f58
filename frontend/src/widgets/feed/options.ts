import type { FilterNode } from '@/api/types'
import type { DisplayOptions } from '@/charts/core/display'

export interface FeedOptions extends DisplayOptions {
  /** The host asks for these events only. */
  filters?: readonly FilterNode[]
  columns?: readonly string[]
  limit?: number
  show_properties?: boolean
}

export const DEFAULTS = {
  filters: [],
  columns: ['time', 'name', 'user_id', 'country'],
  limit: 50,
  show_properties: true,
} as const satisfies FeedOptions
