import { AXIS_DEFAULTS, type AxisOptions } from '../axis-options'

export interface BoxPlotOptions extends AxisOptions {
  low?: string
  first_quartile?: string
  median?: string
  third_quartile?: string
  high?: string
  orientation?: 'vertical' | 'horizontal'
  max_boxes?: number
}

export const DEFAULTS = {
  ...AXIS_DEFAULTS,
  low: 'A',
  first_quartile: 'B',
  median: 'C',
  third_quartile: 'D',
  high: 'E',
  orientation: 'vertical',
  max_boxes: 20,
} as const satisfies BoxPlotOptions
