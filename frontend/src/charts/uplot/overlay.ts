import type uPlot from 'uplot'
import type { Threshold } from '../core/display'
import { namedColour } from '../core/display'
import { withAlpha } from '../core/alpha'
import { fitText } from '../core/text-width'
import type { ChartTheme } from '@/design/themes'

/** What is drawn over or under the lines; may change without the chart being built anew. */
export interface Overlay {
  thresholds: readonly Threshold[]
  thresholdStyle: 'line' | 'area' | 'line_and_area' | 'none'
  /** Seconds. */
  annotations: readonly { from: number; to?: number; title: string; colour: string }[]
  dots: readonly { at: number; value: number; colour: string }[]
  /** The last bucket of a stack still grows: it is veiled from this time on (seconds). */
  veilFrom: number | null
  /** What lies after this time has not happened yet (seconds). */
  futureFrom: number | null
  theme: ChartTheme
}

const FLAG_PX = 5

/** Under the lines: areas of thresholds, spans of annotations. */
export function drawUnder(plot: uPlot, overlay: Overlay): void {
  const { ctx, bbox } = plot
  ctx.save()
  clip(plot)
  if (overlay.thresholdStyle.includes('area')) {
    const sorted = [...overlay.thresholds].sort((a, b) => a.value - b.value)
    sorted.forEach((threshold, index) => {
      const next = sorted[index + 1]
      const bottom = plot.valToPos(threshold.value, 'y', true)
      const top = next ? plot.valToPos(next.value, 'y', true) : bbox.top
      ctx.fillStyle = withAlpha(namedColour(threshold.colour, overlay.theme), 0.08)
      ctx.fillRect(bbox.left, top, bbox.width, bottom - top)
    })
  }
  for (const { from, to, colour } of overlay.annotations) {
    if (to === undefined) continue
    const left = plot.valToPos(from, 'x', true)
    ctx.fillStyle = withAlpha(colour, 0.1)
    ctx.fillRect(left, bbox.top, Math.max(1, plot.valToPos(to, 'x', true) - left), bbox.height)
  }
  ctx.restore()
}

/** Over the lines: the veil, thresholds with labels, marks of annotations, dots. */
export function drawOver(plot: uPlot, overlay: Overlay): void {
  const { ctx } = plot
  ctx.save()
  clip(plot)
  if (overlay.veilFrom !== null) drawVeil(plot, overlay.veilFrom, overlay.theme)
  if (overlay.futureFrom !== null) drawNow(plot, overlay.futureFrom, overlay.theme)
  if (overlay.thresholdStyle === 'line' || overlay.thresholdStyle === 'line_and_area')
    overlay.thresholds.forEach((threshold) => drawThreshold(plot, threshold, overlay.theme))
  drawMarks(plot, overlay)
  ctx.restore()
  overlay.dots.forEach((dot) => drawDot(plot, dot, overlay.theme))
}

function clip({ ctx, bbox }: uPlot): void {
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
}

function drawVeil(plot: uPlot, from: number, theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const left = plot.valToPos(from, 'x', true)
  ctx.fillStyle = withAlpha(theme.surface, 0.5)
  ctx.fillRect(left, bbox.top, bbox.left + bbox.width - left, bbox.height)
}

function drawNow(plot: uPlot, at: number, theme: ChartTheme): void {
  line(plot, plot.valToPos(at, 'x', true), withAlpha(theme.text3, 0.5), [2, 3])
}

function line({ ctx, bbox }: uPlot, x: number, colour: string, dash: number[]): void {
  ctx.strokeStyle = colour
  ctx.lineWidth = devicePixelRatio
  ctx.setLineDash(dash.map((part) => part * devicePixelRatio))
  ctx.beginPath()
  ctx.moveTo(x, bbox.top)
  ctx.lineTo(x, bbox.top + bbox.height)
  ctx.stroke()
}

function drawThreshold(plot: uPlot, threshold: Threshold, theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const y = plot.valToPos(threshold.value, 'y', true)
  if (y < bbox.top || y > bbox.top + bbox.height) return
  const colour = namedColour(threshold.colour, theme)
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.25 * devicePixelRatio
  ctx.setLineDash([2 * devicePixelRatio, 4 * devicePixelRatio])
  ctx.beginPath()
  ctx.moveTo(bbox.left, y)
  ctx.lineTo(bbox.left + bbox.width, y)
  ctx.stroke()
  if (!threshold.label) return
  ctx.font = `${11 * devicePixelRatio}px ${theme.font}`
  ctx.textAlign = 'right'
  ctx.textBaseline = 'bottom'
  ctx.fillStyle = colour
  ctx.fillText(threshold.label, bbox.left + bbox.width - 2 * devicePixelRatio, y - 4 * devicePixelRatio)
}

const LEAST_TITLED_PX = 420
const TITLE_PX = 170

/** Marks with as much of their titles as there is room for up to the next. */
function drawMarks(plot: uPlot, { annotations, theme }: Overlay): void {
  const { ctx, bbox } = plot
  const isWide = bbox.width / devicePixelRatio >= LEAST_TITLED_PX
  const lefts = annotations.map(({ from }) => plot.valToPos(from, 'x', true))
  annotations.forEach((annotation, index) => {
    drawMark(plot, annotation)
    const left = lefts[index]!
    const next = Math.min(...lefts.filter((other) => other > left), bbox.left + bbox.width)
    const room = Math.min(TITLE_PX, (next - left) / devicePixelRatio - 2 * FLAG_PX - 8)
    if (!isWide || left < bbox.left) return
    const text = fitText(annotation.title, room, 10.5)
    // The first letters of a title tell nothing.
    if (text.length < Math.min(annotation.title.length, 14)) return
    ctx.font = `${10.5 * devicePixelRatio}px ${theme.font}`
    ctx.textAlign = 'left'
    ctx.textBaseline = 'top'
    ctx.lineWidth = 3 * devicePixelRatio
    ctx.setLineDash([])
    ctx.strokeStyle = theme.surface
    ctx.fillStyle = theme.text2
    const x = left + (FLAG_PX + 4) * devicePixelRatio
    ctx.strokeText(text, x, bbox.top)
    ctx.fillText(text, x, bbox.top)
  })
}

function drawMark(plot: uPlot, { from, colour }: Overlay['annotations'][number]): void {
  const { ctx, bbox } = plot
  const x = plot.valToPos(from, 'x', true)
  if (x < bbox.left || x > bbox.left + bbox.width) return
  line(plot, x, withAlpha(colour, 0.8), [3, 3])
  const size = FLAG_PX * devicePixelRatio
  ctx.fillStyle = colour
  ctx.beginPath()
  ctx.moveTo(x - size, bbox.top)
  ctx.lineTo(x + size, bbox.top)
  ctx.lineTo(x, bbox.top + size * 1.4)
  ctx.fill()
}

function drawDot(plot: uPlot, { at, value, colour }: Overlay['dots'][number], theme: ChartTheme): void {
  const { ctx } = plot
  const x = plot.valToPos(at, 'x', true)
  const y = plot.valToPos(value, 'y', true)
  const circle = (radius: number, fill: string) => {
    ctx.fillStyle = fill
    ctx.beginPath()
    ctx.arc(x, y, radius * devicePixelRatio, 0, Math.PI * 2)
    ctx.fill()
  }
  circle(8, withAlpha(colour, 0.22))
  circle(4.5, theme.surface)
  circle(3.5, colour)
}
