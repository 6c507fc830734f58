import uPlot from 'uplot'
import type { ChartTheme } from '@/design/themes'
import { withAlpha } from '../core/alpha'

/** One line of a time chart; its values belong to the chart's times. */
export interface PlotLine {
  label: string
  colour: string
  values: readonly (number | null)[]
  /** A dashed line of the period before, in the hue of its own line. */
  isBefore?: boolean
  /** A dashed line of what is expected. */
  isForecast?: boolean
  axis?: 'left' | 'right'
}

/** A filled strip between two lines that are not drawn themselves. */
export interface PlotBand {
  low: readonly (number | null)[]
  high: readonly (number | null)[]
  colour: string
}

/** How a time chart looks, whatever its data. */
export interface PlotLook {
  curve: 'linear' | 'smooth' | 'step'
  /** Pixels. */
  lineWidth: number
  points: 'auto' | 'always' | 'never'
  connectNulls: boolean
  /** Percent under the line: fading, or even where lines are stacked. */
  fill: number
  isStacked: boolean
  /** Bars instead of lines; stacked ones stand before each other, the tallest behind. */
  isBars: boolean
  scale: 'linear' | 'log'
  min: number | null
  max: number | null
  fromZero: boolean
  axisLabel: string
  rightAxisLabel: string
}

export interface PlotFormat {
  value: (value: number) => string
  rightValue: (value: number) => string
  tick: (atMs: number, stepSeconds: number) => string
}

export interface PlotShape {
  lines: readonly Omit<PlotLine, 'values'>[]
  bands: readonly Omit<PlotBand, 'low' | 'high'>[]
  look: PlotLook
  format: PlotFormat
  syncKey: string
}

const FONT_SIZE = 11
const DASH = [5, 4]
const BEFORE_ALPHA = '73'
const BAND_ALPHA = '26'
const DENSE = 1_500

function gradient(plot: uPlot, colour: string, opacity: number): CanvasGradient {
  const { top, height } = plot.bbox
  const fill = plot.ctx.createLinearGradient(0, top, 0, top + height)
  fill.addColorStop(0, withAlpha(colour, opacity))
  fill.addColorStop(1, withAlpha(colour, 0))
  return fill
}

/** Only the points that no line reaches: those between gaps. */
function lonely(plot: uPlot, series: number): number[] {
  const values = plot.data[series] as (number | null)[]
  const found: number[] = []
  values.forEach((value, index) => {
    if (value !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null)
      found.push(index)
  })
  return found
}

const FEW = 14

function pointsOf(look: PlotLook, colour: string): uPlot.Series.Points {
  const dot = { size: look.lineWidth * 2 + 1.5, width: 0, fill: colour }
  if (look.points === 'always') return { show: true, ...dot }
  return {
    show: true,
    ...dot,
    filter: (plot, series) => {
      const isFew = look.points === 'auto' && !look.isStacked && plot.data[0].length <= FEW
      return isFew ? null : lonely(plot, series)
    },
  }
}

function pathsOf(curve: PlotLook['curve']): uPlot.Series.PathBuilder | undefined {
  const { spline, stepped, linear } = uPlot.paths
  if (curve === 'step') return stepped?.({ align: 1 })
  const straight = linear?.()
  const smooth = spline?.()
  if (curve === 'linear' || !smooth || !straight) return straight
  // Above this a curve looks like the straight line and costs three times as much to build.
  return (plot, series, from, to) => (to - from > DENSE ? straight : smooth)(plot, series, from, to)
}

function seriesOf(line: PlotShape['lines'][number], look: PlotLook): uPlot.Series[] {
  const stroke = line.isBefore ? line.colour.slice(0, 7) + BEFORE_ALPHA : line.colour
  const paths = pathsOf(look.curve)
  const solid: uPlot.Series = {
    label: line.label,
    scale: line.axis === 'right' ? 'right' : 'y',
    stroke,
    width: look.isStacked ? 1 : look.lineWidth,
    points: pointsOf(look, stroke),
    spanGaps: look.connectNulls,
    ...(paths ? { paths } : {}),
  }
  if (line.isBefore || line.isForecast) return [{ ...solid, dash: DASH, points: { show: false } }]
  const opacity = look.fill / 100
  if (look.isBars) return [bar(solid, line.colour)]
  if (look.isStacked) return [{ ...solid, fill: withAlpha(line.colour, opacity) }]
  const partial: uPlot.Series = { ...solid, dash: DASH, points: { show: false } }
  if (opacity > 0) solid.fill = partial.fill = (plot) => gradient(plot, line.colour, opacity)
  return [solid, partial]
}

const BAND_SHARE = 0.7
const WIDEST_BAR_PX = 60

function bar(solid: uPlot.Series, colour: string): uPlot.Series {
  const paths = uPlot.paths.bars?.({ size: [BAND_SHARE, WIDEST_BAR_PX], radius: 0.08 })
  return { ...solid, width: 0, fill: colour, points: { show: false }, ...(paths ? { paths } : {}) }
}

/** Room for half a bar at both ends. */
function barRange(plot: uPlot, low: number | null, high: number | null): [number, number] {
  if (low === null || high === null) return [0, 1]
  const times = plot.data[0]
  const half = ((times[1] ?? low + 60) - (times[0] ?? low)) / 2
  return [low - half, high + half]
}

/** uPlot hands in null when a scale has no data, though its types deny it. */
function axisRange(
  look: Pick<PlotLook, 'min' | 'max' | 'fromZero' | 'scale'>,
  low: number | null,
  high: number | null,
): [number, number] {
  if (low === null || high === null) [low, high] = look.scale === 'log' ? [1, 10] : [0, 1]
  if (look.scale === 'log') {
    const floor = 10 ** Math.floor(Math.log10(Math.max(low, 1e-9)))
    const top = 10 ** Math.ceil(Math.log10(Math.max(high, floor * 10)))
    return [look.min !== null && look.min > 0 ? look.min : floor, look.max ?? top]
  }
  const pad = (high - low || Math.abs(high) || 1) * 0.1
  const first = low >= 0 ? (look.fromZero ? 0 : Math.max(0, low - pad)) : low - pad
  const last = high <= 0 && look.fromZero ? 0 : high + (look.fromZero ? (high - first) * 0.08 : pad)
  const from = look.min ?? first
  const to = look.max ?? (last > first ? last : first + 1)
  return to > from ? [from, to] : [from, from + 1]
}

const HALF_LABEL_PX = 26

/** A label centred near an edge would be cut off. */
function fits(plot: uPlot, at: number): boolean {
  const x = plot.valToPos(at, 'x') + plot.bbox.left / devicePixelRatio
  return plot.width - x >= HALF_LABEL_PX && x >= HALF_LABEL_PX - 10
}

function valueAxis(
  theme: ChartTheme,
  write: (value: number) => string,
  label: string,
  side: 1 | 3,
  isLog: boolean,
): uPlot.Axis {
  return {
    ...axisBase(theme),
    scale: side === 3 ? 'y' : 'right',
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- uPlot declares its enums in types only
    side,
    grid: { show: side === 3, stroke: theme.gridLine, width: 1 },
    size: (_plot, values: string[] | null) =>
      14 + Math.max(18, ...(values ?? []).map((text) => text.length * 6.6)),
    gap: 6,
    // Five lines at most, however tall the chart is.
    space: (_plot, _axis, _min, _max, length) => Math.max(44, length / 5.5),
    // A logarithmic axis hands in null where it has no room for a label.
    values: (_plot, splits: (number | null)[]) => splits.map((value) => (value === null ? '' : write(value))),
    ...(isLog ? { grid: { show: side === 3, stroke: theme.gridLine, width: 1, filter: powers } } : {}),
    ...(label ? { label, labelSize: 16, labelFont: `${FONT_SIZE}px ${theme.font}` } : {}),
  }
}

const powers: uPlot.Axis.Filter = (_plot, splits) =>
  splits.map((value) => (Number.isInteger(Math.log10(value)) ? value : null))

const axisBase = (theme: ChartTheme): uPlot.Axis => ({
  stroke: theme.text3,
  font: `${FONT_SIZE}px ${theme.font}`,
  ticks: { show: false },
  border: { show: false },
})

// A drag on one chart must not drag on all: only where the pointer is, is shared.
const SHARED = new Set(['mousemove', 'mouseleave'])

/** Everything uPlot needs except data, size and what listens. */
export function plotOptions(
  { lines, bands, look, format, syncKey }: PlotShape,
  theme: ChartTheme,
): Omit<uPlot.Options, 'width' | 'height'> {
  const range: uPlot.Range.Function = (_plot, low: number | null, high: number | null) =>
    axisRange(look, low, high)
  const distribution = look.scale === 'log' ? 3 : 1
  const hasRight = lines.some((line) => line.axis === 'right')
  const drawn = (look.isBars ? [...lines].reverse() : lines).flatMap((line) => seriesOf(line, look))
  const edges = bands.flatMap(() => [edge(), edge()])
  const first = 1 + drawn.length
  return {
    legend: { show: false },
    padding: [10, hasRight ? 0 : 12, 0, 0],
    cursor: {
      sync: { key: syncKey, filters: { pub: (type) => SHARED.has(type), sub: (type) => SHARED.has(type) } },
      drag: { x: true, y: false, setScale: false, dist: 4 },
      points: { size: 7, width: 2, fill: theme.surface },
      y: false,
    },
    scales: {
      x: { time: true, ...(look.isBars ? { range: barRange } : {}) },
      // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- as above
      y: { range, distr: distribution },
      ...(hasRight
        ? { right: { range: (_plot, low, high) => axisRange({ ...look, min: null, max: null }, low, high) } }
        : {}),
    },
    axes: [
      {
        ...axisBase(theme),
        grid: { show: false },
        size: 24,
        gap: 8,
        space: 62,
        values: (plot, splits, _axis, _space, step) =>
          splits.map((at) => (fits(plot, at) ? format.tick(at * 1000, step) : '')),
      },
      valueAxis(theme, format.value, look.axisLabel, 3, look.scale === 'log'),
      ...(hasRight ? [valueAxis(theme, format.rightValue, look.rightAxisLabel, 1, false)] : []),
    ],
    series: [{}, ...drawn, ...edges],
    bands: [
      ...bands.map((band, index): uPlot.Band => ({
        series: [first + index * 2, first + index * 2 + 1],
        fill: band.colour.slice(0, 7) + BAND_ALPHA,
      })),
      ...(look.isStacked && !look.isBars ? stackBands(lines.length) : []),
    ],
  }
}

const edge = (): uPlot.Series => ({ scale: 'y', stroke: 'transparent', width: 0, points: { show: false } })

/** Each layer of a stack is filled down to the layer below it. */
function stackBands(count: number): uPlot.Band[] {
  return Array.from({ length: Math.max(0, count - 1) }, (_, index) => ({ series: [index + 2, index + 1] }))
}
