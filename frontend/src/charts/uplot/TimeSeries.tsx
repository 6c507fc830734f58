import { useEffect, useMemo, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { ChartTheme } from '@/design/themes'
import { ChartTooltip } from '../core/ChartTooltip'
import { Figure } from '../core/Figure'
import type { TimeData } from '../core/time-data'
import { useSize } from '../core/use-size'
import { plotData, plotOptions, type TimeSeriesOptions } from './options'

interface TimeSeriesProps extends TimeSeriesOptions {
  data: TimeData
  theme: ChartTheme
  summary: string
  formatTime: (atMs: number) => string
}

interface Hover {
  index: number
  left: number
  top: number
}

/** A line or area chart that takes new data without being rebuilt. Drag zooms, double click shows all again. */
export function TimeSeries({ data, theme, summary, formatTime, ...options }: TimeSeriesProps) {
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const isZoomed = useRef(false)
  const isInside = useRef(false)
  const size = useSize(host)
  const [hover, setHover] = useState<Hover | null>(null)
  const { hasPartial, formatTick, formatValue, isArea, syncKey, series } = options
  const look = series.map((style) => style.label + style.colour).join()
  const built = useMemo(
    () => plotOptions({ series, isArea, syncKey, formatTick, formatValue, hasPartial }, theme),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `look` stands for the series; hasPartial only shapes the data
    [look, isArea, syncKey, formatTick, formatValue, theme],
  )
  const aligned = useMemo(
    () =>
      plotData(
        data.times,
        data.lines.map((line) => line.values),
        hasPartial,
      ),
    [data, hasPartial],
  )
  const hasSize = size.width > 0 && size.height > 0

  useEffect(() => {
    if (!host.current || !hasSize) return
    const onCursor = (chart: uPlot) => {
      const { idx, left = -1, top = 0 } = chart.cursor
      const isShown = isInside.current && idx !== null && idx !== undefined && left >= 0
      setHover(isShown ? { index: idx, left: left + chart.bbox.left / devicePixelRatio, top } : null)
    }
    const onSelect = (chart: uPlot) => {
      if (chart.select.width > 0) isZoomed.current = true
    }
    const hooks = { setCursor: [onCursor], setSelect: [onSelect] }
    const made = new uPlot({ ...built, width: 10, height: 10, hooks }, [[]], host.current)
    made.over.addEventListener('dblclick', () => (isZoomed.current = false))
    plot.current = made
    return () => {
      plot.current = null
      made.destroy()
    }
  }, [built, hasSize])

  useEffect(() => {
    if (hasSize) plot.current?.setSize(size)
  }, [size, hasSize, built])

  useEffect(() => {
    const chart = plot.current
    if (!chart) return
    chart.setData(aligned, !isZoomed.current)
    if (isZoomed.current) chart.redraw()
  }, [aligned, built, hasSize])

  const tooltip = hover && {
    left: hover.left,
    top: Math.min(hover.top, size.height - 90),
    title: formatTime((data.times[hover.index] ?? 0) * 1000),
    rows: data.lines.map((line, index) => ({
      label: line.name,
      value: line.values[hover.index] == null ? '–' : formatValue(line.values[hover.index]!),
      colour: series[index]?.colour ?? theme.text3,
    })),
  }
  return (
    <Figure
      summary={summary}
      ref={host}
      onPointerEnter={() => (isInside.current = true)}
      onPointerLeave={() => {
        isInside.current = false
        setHover(null)
      }}
    >
      <ChartTooltip state={tooltip} width={size.width} />
    </Figure>
  )
}
