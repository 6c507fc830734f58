import type { DisplayOptions } from '@/charts/core/display'
import type { PlotLook } from '@/charts/uplot/plot'

/** What all charts over time can be told. Left out: the default of the kind's schema. */
export interface TimeOptions extends DisplayOptions {
  scale?: 'linear' | 'log'
  min?: number | null
  max?: number | null
  axis_label?: string
  threshold_style?: 'line' | 'area' | 'line_and_area' | 'none'
  curve?: 'linear' | 'smooth' | 'step'
  line_width?: number
  points?: 'auto' | 'always' | 'never'
  connect_nulls?: boolean
  legend_values?: readonly LegendValue[]
  right_axis?: readonly string[]
  right_axis_label?: string
  right_axis_unit?: DisplayOptions['unit']
  show_annotations?: boolean
  fill_opacity?: number
}

export type LegendValue = 'auto' | 'average' | 'last' | 'max' | 'min' | 'total'

export function lookOf(
  options: TimeOptions,
  own: { fill: number; fromZero: boolean; isStacked?: boolean; isBars?: boolean },
): PlotLook {
  return {
    curve: options.curve ?? 'smooth',
    lineWidth: options.line_width ?? 1.75,
    points: options.points ?? 'auto',
    connectNulls: options.connect_nulls ?? false,
    fill: options.fill_opacity ?? own.fill,
    isStacked: own.isStacked ?? false,
    isBars: own.isBars ?? false,
    scale: options.scale ?? 'linear',
    min: options.min ?? null,
    max: options.max ?? null,
    fromZero: own.fromZero,
    axisLabel: options.axis_label ?? '',
    rightAxisLabel: options.right_axis_label ?? '',
  }
}
