import type { Query, TimeWindow } from '@/api/types'

const BY_VALUE = { order_by: 'value', order: 'desc' } as const
const COMPARE = { compare: 'previous_period' } as const

export const VISITORS_NOW: Query = { metric: 'unique_users', time_window: 'last_5_minutes' }
export const RATE_NOW: Query = {
  metric: '*',
  aggregation: 'rate',
  time_window: 'last_5_minutes',
  interval: 'auto',
  ...COMPARE,
}

export const eventRate = (time_window: TimeWindow): Query => ({
  metric: '*',
  aggregation: 'rate',
  time_window,
  interval: 'auto',
})
export const pageViews = (time_window: TimeWindow): Query => ({
  metric: 'page_views',
  time_window,
  interval: 'auto',
  ...COMPARE,
})
export const uniqueUsers = (time_window: TimeWindow): Query => ({
  metric: 'unique_users',
  time_window,
  interval: 'auto',
  ...COMPARE,
})
export const topOf = (dimension: string, time_window: TimeWindow): Query => ({
  metric: 'page_views',
  time_window,
  group_by: [dimension],
  limit: 10,
  ...BY_VALUE,
})
export const devices = (time_window: TimeWindow): Query => ({
  metric: 'unique_users',
  time_window,
  group_by: ['device'],
  limit: 20,
  ...BY_VALUE,
})
export const countries = (time_window: TimeWindow): Query => ({
  metric: 'unique_users',
  time_window,
  group_by: ['country'],
  limit: 250,
  ...BY_VALUE,
})
export const statusCodes = (time_window: TimeWindow): Query => ({
  metric: 'request',
  aggregation: 'count',
  time_window,
  group_by: ['status'],
  interval: 'auto',
})
export const responseTime = (time_window: TimeWindow): Query => ({
  metric: 'response_time',
  aggregation: 'p95',
  time_window,
  interval: 'auto',
  ...COMPARE,
})
