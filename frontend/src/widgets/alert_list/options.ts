import type { DisplayOptions } from '@/charts/core/display'
import type { AlertRecord } from './alert'

export interface AlertListOptions extends DisplayOptions {
  states?: readonly AlertRecord['state'][]
  /** Empty: all. */
  severities?: readonly AlertRecord['severity'][]
  limit?: number
  sort?: 'newest' | 'severity'
}

export const DEFAULTS = {
  states: ['firing', 'pending'],
  severities: [],
  limit: 20,
  sort: 'severity',
} as const satisfies AlertListOptions
