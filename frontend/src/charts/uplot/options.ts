import uPlot from 'uplot'
import type { ChartTheme } from '@/design/themes'

interface SeriesStyle {
  label: string
  colour: string
}

export interface TimeSeriesOptions {
  series: readonly SeriesStyle[]
  isArea: boolean
  /** The newest bucket still grows: its line is dashed. */
  hasPartial: boolean
  syncKey: string
  formatValue: (value: number) => string
  formatTick: (atMs: number, stepSeconds: number) => string
}

const FONT_SIZE = 11
const LINE_WIDTH = 1.75
const DASH = [5, 4]

function gradient(plot: uPlot, colour: string): CanvasGradient {
  const { top, height } = plot.bbox
  const fill = plot.ctx.createLinearGradient(0, top, 0, top + height)
  fill.addColorStop(0, `${colour}47`)
  fill.addColorStop(1, `${colour}00`)
  return fill
}

function seriesOf({ label, colour }: SeriesStyle, options: TimeSeriesOptions): uPlot.Series[] {
  const solid: uPlot.Series = {
    label,
    stroke: colour,
    width: LINE_WIDTH,
    points: { show: false },
    spanGaps: false,
  }
  const partial: uPlot.Series = { ...solid, dash: DASH }
  if (options.isArea) solid.fill = partial.fill = (plot) => gradient(plot, colour)
  return [solid, partial]
}

/** uPlot hands in null when a scale has no data, though its types deny it. */
function range(isFromZero: boolean): uPlot.Range.Function {
  return (_plot, low: number | null, high: number | null) => {
    if (low === null || high === null) return [0, 1]
    if (isFromZero) return [0, high > 0 ? high * 1.08 : 1]
    const pad = (high - low || Math.abs(high) || 1) * 0.1
    return [low >= 0 ? Math.max(0, low - pad) : low - pad, high + pad]
  }
}

const HALF_LABEL_PX = 26

/** A label centred near the right edge would be cut off. */
function fitsRight(plot: uPlot, at: number): boolean {
  return plot.width - plot.valToPos(at, 'x') - plot.bbox.left / devicePixelRatio >= HALF_LABEL_PX
}

/** Everything uPlot needs except data and size, from the options and the theme alone. */
export function plotOptions(
  options: TimeSeriesOptions,
  theme: ChartTheme,
): Omit<uPlot.Options, 'width' | 'height'> {
  const font = `${FONT_SIZE}px ${theme.font}`
  const axis: uPlot.Axis = { stroke: theme.text3, font, ticks: { show: false }, border: { show: false } }
  return {
    legend: { show: false },
    padding: [8, 10, 0, 0],
    cursor: {
      sync: { key: options.syncKey },
      drag: { x: true, y: false, setScale: true },
      points: { size: 7, width: 2, fill: theme.surface },
      y: false,
    },
    scales: { x: { time: true }, y: { range: range(options.isArea) } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        size: 24,
        gap: 8,
        space: 58,
        values: (plot, splits, _axis, _space, step) =>
          splits.map((at) => (fitsRight(plot, at) ? options.formatTick(at * 1000, step) : '')),
      },
      {
        ...axis,
        grid: { stroke: theme.gridLine, width: 1 },
        size: (_plot, values: string[] | null) =>
          14 + Math.max(18, ...(values ?? []).map((text) => text.length * 6.6)),
        gap: 6,
        space: 44,
        values: (_plot, splits) => splits.map((value) => options.formatValue(value)),
      },
    ],
    series: [{}, ...options.series.flatMap((style) => seriesOf(style, options))],
  }
}

/** Splits each line into its settled part and the last, still growing segment. */
export function plotData(
  times: number[],
  lines: readonly (number | null)[][],
  hasPartial: boolean,
): uPlot.AlignedData {
  const last = times.length - 1
  const columns = lines.flatMap((values) => {
    if (!hasPartial) return [values, values.map(() => null)]
    return [
      values.map((value, index) => (index === last ? null : value)),
      values.map((value, index) => (index >= last - 1 ? value : null)),
    ]
  })
  return [times, ...columns]
}
