import { AXIS_DEFAULTS, type AxisOptions } from '../axis-options'

export interface CandlestickOptions extends AxisOptions {
  open?: string
  high?: string
  low?: string
  close?: string
  volume?: string | null
  hollow?: boolean
}

export const DEFAULTS = {
  ...AXIS_DEFAULTS,
  open: 'A',
  high: 'B',
  low: 'C',
  close: 'D',
  volume: null,
  hollow: false,
} as const satisfies CandlestickOptions
