import type uPlot from 'uplot'
import type { PlotBand, PlotLine, PlotLook } from './plot'

type Values = readonly (number | null)[]

/** Running totals from the first line up; what is missing adds nothing. */
function stackUp(lines: readonly Values[]): number[][] {
  const length = lines[0]?.length ?? 0
  const total = new Array<number>(length).fill(0)
  return lines.map((values) => {
    for (let at = 0; at < length; at++) total[at]! += values[at] ?? 0
    return [...total]
  })
}

/** Each value as percent of the sum at its time; null where there is nothing. */
export function asShares(lines: readonly Values[]): (number | null)[][] {
  const sums = (lines[0] ?? []).map((_, at) =>
    lines.reduce((sum, values) => sum + Math.abs(values[at] ?? 0), 0),
  )
  return lines.map((values) => values.map((value, at) => (sums[at] ? ((value ?? 0) / sums[at]) * 100 : null)))
}

const positive = (values: Values): Values =>
  values.map((value) => (value !== null && value > 0 ? value : null))

/** Columns as `plotOptions` laid out the series: settled and still growing part of each line, then the edges of the bands. */
export function plotData(
  times: readonly number[],
  lines: readonly PlotLine[],
  bands: readonly PlotBand[],
  look: Pick<PlotLook, 'isStacked' | 'isBars' | 'scale'>,
  hasPartial: boolean,
): uPlot.AlignedData {
  const last = times.length - 1
  const clean = look.scale === 'log' ? positive : (values: Values) => values
  const stacked = look.isStacked ? stackUp(lines.map((line) => line.values)) : null
  const columns = lines.flatMap((line, index): Values[] => {
    if (stacked) return [stacked[index]!]
    const values = clean(line.values)
    if (look.isBars || line.isBefore || line.isForecast) return [values]
    if (!hasPartial) return [values, values.map(() => null)]
    return [
      values.map((value, at) => (at === last ? null : value)),
      values.map((value, at) => (at >= last - 1 ? value : null)),
    ]
  })
  const edges = bands.flatMap((band) => [clean(band.high), clean(band.low)])
  if (look.isBars) columns.reverse()
  return [[...times], ...columns, ...edges] as uPlot.AlignedData
}
