import type { AnalysisAnswer } from '@/features/analysis'

export interface Reading {
  sensor: string
  readings: number
  last: number
  last_at: string
  mean: number
  least: number
  most: number
  total: number | null
  slope_per_hour: number | null
  /** R squared of the line, 0 to 1. */
  fit: number | null
  state: 'ok' | 'low' | 'high'
  /** 0: beyond it now; null: never, or in more than ten years. */
  seconds_to_low: number | null
  seconds_to_high: number | null
}

export interface Device {
  device: string
  is_online: boolean
  last_seen: string
  seconds_silent: number
  readings: Reading[]
}

export interface SensorTotal {
  sensor: string
  devices: number
  mean: number
  total: number | null
  out_of_bounds: number
  soon: number
}

export interface DevicesAnswer extends AnalysisAnswer {
  count: number
  online: number
  offline: number
  out_of_bounds: number
  sensors: SensorTotal[]
  devices: Device[]
}
