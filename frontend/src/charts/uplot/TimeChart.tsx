import { useEffect, useMemo, useRef, useState } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import type { ChartTheme } from '@/design/themes'
import { ChartTooltip, type TooltipRow } from '../core/ChartTooltip'
import { CursorSlider } from '../core/CursorSlider'
import { Figure } from '../core/Figure'
import styles from '../core/slider.module.css'
import type { Size } from '../core/use-size'
import { drawOver, drawUnder, type Overlay } from './overlay'
import { plotOptions, type PlotBand, type PlotFormat, type PlotLine, type PlotLook } from './plot'
import { plotData } from './plot-data'

/** Seconds. */
interface Span {
  from: number
  to: number
}

export interface TimeChartProps {
  times: readonly number[]
  lines: readonly PlotLine[]
  bands?: readonly PlotBand[]
  look: PlotLook
  format: PlotFormat
  overlay: Omit<Overlay, 'theme'>
  /** The newest bucket still grows: its part of the line is dashed. */
  hasPartial: boolean
  theme: ChartTheme
  size: Size
  summary: string
  /** What the keyboard steps through. */
  label: string
  syncKey: string
  tooltip: (index: number) => { title: string; rows: readonly TooltipRow[] }
  /** A drag; with Shift it is a brush. Without a listener a drag zooms the picture itself. */
  onSpan?: ((span: Span, isBrush: boolean, at: { x: number; y: number }) => void) | undefined
  /** A double click. */
  onBack?: (() => void) | undefined
  /** A click on the bucket; `line` is the index of the line nearest to it. */
  onPick?: ((index: number, line: number, at: { x: number; y: number }) => void) | undefined
}

interface Hover {
  index: number
  left: number
  top: number
}

const NO_BANDS: readonly PlotBand[] = []

/** Lines, areas and bands over time that take new data without being rebuilt. */
export function TimeChart(props: TimeChartProps) {
  const { times, lines, bands = NO_BANDS, look, format, overlay, hasPartial, theme, size, syncKey } = props
  const host = useRef<HTMLDivElement>(null)
  const plot = useRef<uPlot | null>(null)
  const isZoomed = useRef(false)
  const isInside = useRef(false)
  const [hover, setHover] = useState<Hover | null>(null)
  const latest = useRef({ props, overlay: { ...overlay, theme } })
  useEffect(() => {
    latest.current = { props, overlay: { ...overlay, theme } }
  })
  const shape = JSON.stringify([
    lines.map((line) => ({ ...line, values: 0 })),
    bands.map((band) => band.colour),
    look,
  ])
  const built = useMemo(
    () => plotOptions({ lines, bands, look, format, syncKey }, theme),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `shape` stands for lines, bands and look without their values
    [shape, format, syncKey, theme],
  )
  const aligned = useMemo(
    () => plotData(times, lines, bands, look, hasPartial),
    [times, lines, bands, look, hasPartial],
  )

  useEffect(() => {
    if (!host.current) return
    const onCursor = (chart: uPlot) => {
      const { idx, left = -1, top = 0 } = chart.cursor
      const isShown = isInside.current && idx !== null && idx !== undefined && left >= 0
      setHover(isShown ? { index: idx, left: left + chart.bbox.left / devicePixelRatio, top } : null)
    }
    const hooks: uPlot.Hooks.Arrays = {
      setCursor: [onCursor],
      drawAxes: [(chart) => drawUnder(chart, latest.current.overlay)],
      draw: [(chart) => drawOver(chart, latest.current.overlay)],
    }
    const made = new uPlot({ ...built, width: 10, height: 10, hooks }, [[]], host.current)
    const stop = listen(made, () => latest.current.props, isZoomed)
    plot.current = made
    // A canvas does not redraw itself when its font arrives.
    const font = `11px ${latest.current.props.theme.font}`
    if (!document.fonts.check(font))
      void document.fonts.load(font).then(() => plot.current === made && made.redraw(false, true))
    return () => {
      plot.current = null
      stop()
      made.destroy()
    }
  }, [built])

  useEffect(
    () => plot.current?.setSize({ width: size.width, height: size.height }),
    [size.width, size.height, built],
  )

  useEffect(() => {
    const chart = plot.current
    if (!chart) return
    chart.setData(aligned, !isZoomed.current)
    if (isZoomed.current) chart.redraw()
  }, [aligned, built])

  useEffect(() => plot.current?.redraw(false), [overlay])

  const stand = (index: number | null) => {
    const chart = plot.current
    const time = index === null ? undefined : times[index]
    isInside.current = time !== undefined
    if (!chart) return
    if (time === undefined) chart.setCursor({ left: -10, top: -10 })
    else chart.setCursor({ left: chart.valToPos(time, 'x'), top: chart.height / 3 })
  }
  const shown = hover && hover.index < times.length ? props.tooltip(hover.index) : null
  const tall = shown ? shown.rows.length * 19 + 40 : 0
  return (
    <div
      className={styles.frame}
      style={{ width: size.width, height: size.height }}
      onPointerEnter={() => (isInside.current = true)}
      onPointerLeave={() => {
        isInside.current = false
        setHover(null)
      }}
    >
      <Figure summary={props.summary} ref={host} />
      <CursorSlider
        label={props.label}
        count={times.length}
        textOf={(index) => {
          const { title, rows } = props.tooltip(index)
          return [title, ...rows.map((row) => `${row.label} ${row.value}`)].join(', ')
        }}
        onMove={stand}
        onPick={props.onPick && ((index, at) => props.onPick?.(index, 0, at))}
      />
      <ChartTooltip
        state={
          hover &&
          shown && {
            left: hover.left,
            top: Math.max(0, Math.min(hover.top, size.height - tall)),
            ...shown,
          }
        }
        width={size.width}
      />
    </div>
  )
}

const CLICK_PX = 4
// What a click opens would take the second click of a double click.
const DOUBLE_CLICK_MS = 250

/** Drag, Shift-drag, double click and click on the plot. Returns how to stop. */
function listen(chart: uPlot, props: () => TimeChartProps, isZoomed: React.RefObject<boolean>): () => void {
  const { over } = chart
  let down: { x: number; y: number; isShift: boolean } | null = null
  let picking: ReturnType<typeof setTimeout> | undefined
  const press = (event: MouseEvent) => {
    down = { x: event.clientX, y: event.clientY, isShift: event.shiftKey }
  }
  const release = (event: MouseEvent) => {
    const { left, width } = chart.select
    const start = down
    down = null
    if (!start || event.button !== 0) return
    if (Math.abs(event.clientX - start.x) < CLICK_PX) return
    if (width <= 0) return
    const span = { from: chart.posToVal(left, 'x'), to: chart.posToVal(left + width, 'x') }
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
    const { onSpan } = props()
    if (onSpan) onSpan(span, start.isShift, { x: event.pageX, y: event.pageY })
    else {
      isZoomed.current = true
      chart.setScale('x', { min: span.from, max: span.to })
    }
  }
  const back = () => {
    const { onBack } = props()
    clearTimeout(picking)
    isZoomed.current = false
    onBack?.()
  }
  const click = (event: MouseEvent) => {
    const { idx, top } = chart.cursor
    const { onPick } = props()
    if (!onPick || idx === null || idx === undefined || event.detail > 1) return
    const line = nearest(chart, props(), idx, top ?? 0)
    const at = { x: event.pageX, y: event.pageY }
    picking = setTimeout(() => props().onPick?.(idx, line, at), DOUBLE_CLICK_MS)
  }
  over.addEventListener('mousedown', press)
  // uPlot listens for the release on the document, so that a drag may end outside; its selection is complete by then.
  document.addEventListener('mouseup', release)
  over.addEventListener('dblclick', back)
  over.addEventListener('click', click)
  return () => {
    clearTimeout(picking)
    over.removeEventListener('mousedown', press)
    document.removeEventListener('mouseup', release)
    over.removeEventListener('dblclick', back)
    over.removeEventListener('click', click)
  }
}

/** The line that passes closest to a height at a bucket; of a stack, the layer that lies there. */
function nearest(chart: uPlot, { lines, look }: TimeChartProps, index: number, top: number): number {
  if (look.isStacked) {
    const height = chart.posToVal(top, 'y')
    let total = 0
    const layer = lines.findIndex((line) => (total += line.values[index] ?? 0) >= height)
    return layer < 0 ? lines.length - 1 : layer
  }
  let best = 0
  let distance = Infinity
  lines.forEach((line, at) => {
    const value = line.values[index]
    if (value === null || value === undefined || line.isBefore) return
    const away = Math.abs(chart.valToPos(value, line.axis === 'right' ? 'right' : 'y') - top)
    if (away < distance) [best, distance] = [at, away]
  })
  return best
}
