import { MarkFigure } from '@/charts/core/MarkFigure'
import { scaleOver } from '@/charts/core/scale'
import { textWidth } from '@/charts/core/text-width'
import type { Size } from '@/charts/core/use-size'
import { mappingOf, namedColour } from '@/charts/core/display'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { WithLegend } from '@/charts/core/WithLegend'
import chart from '@/charts/core/chart.module.css'
import { AcrossAxis, Scatter } from '@/charts/svg/Scatter'
import { linearTrend } from '@/charts/svg/trend'
import { ThresholdLines, ValueAxis } from '@/charts/svg/ValueAxis'
import { assignSlots } from '@/design/colour'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { filtersOf } from '../category/category'
import { useNaming } from '../category/use-naming'
import type { WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { DEFAULTS, type ScatterOptions } from './options'
import { pointsOf, type PlotPoint } from './points'

interface PointChartProps extends WidgetProps<ScatterOptions> {
  /** The answer that gives the area of a bubble, and the largest radius; left out for dots of one size. */
  bubble?: { size: string; unit: NonNullable<ScatterOptions['unit']>; maxRadius: number }
}

const TOP = 10
const BOTTOM = 22
const DOT_PX = 3.5

/** A point for each group: where it stands by two answers, how large by a third. */
export function PointChart({ bubble, ...props }: PointChartProps) {
  const { title, answers, width, height, actions, hidden, onHiddenChange } = props
  const options = { ...DEFAULTS, ...props.options }
  const t = useT()
  const theme = useChartTheme()
  const format = useFormat()
  const naming = useNaming(props.options)
  const write = useValueWriter(props.options)
  const across = useValueWriter(unitOnly(options.x_unit, props.options))
  const large = useValueWriter(unitOnly(bubble?.unit ?? 'number', props.options))
  const points = pointsOf(answers, options.x, options.y, bubble?.size)
  if (points.length === 0) return <NoData />
  const nameOf = (point: PlotPoint) =>
    point.path
      .filter(([field], _, path) => field !== options.colour_by || path.length === 1)
      .map(([field, value]) =>
        field === 'time' ? format.dateTime(String(value)) : naming.value(field, value),
      )
      .join(' · ') || title
  const by = options.colour_by
  const groupOf = (point: PlotPoint) => {
    const found = point.path.find(([field]) => field === by)
    return found ? naming.value(found[0], found[1]) : ''
  }
  const groups = by ? [...new Set(points.map(groupOf))] : []
  const slots = assignSlots(by ?? '', groups)
  const groupColour = (group: string) => {
    const mapped = mappingOf(group, options)?.colour
    return mapped ? namedColour(mapped, theme) : theme.categorical[slots.get(group)!]!
  }
  const colourOf = (point: PlotPoint) => (by ? groupColour(groupOf(point)) : theme.categorical[0]!)
  const labels = {
    x: options.x_label || labelOf(answers, options.x),
    y: options.axis_label || labelOf(answers, options.y),
  }
  const shown = points.filter((point) => !by || !hidden.has(groupOf(point)))
  const summary = t('chart.points', {
    title,
    count: points.length,
    x: labels.x,
    xLow: across.short(Math.min(...points.map(({ x }) => x))),
    xHigh: across.short(Math.max(...points.map(({ x }) => x))),
    y: labels.y,
    yLow: write.short(Math.min(...points.map(({ y }) => y))),
    yHigh: write.short(Math.max(...points.map(({ y }) => y))),
  })
  const items = groups.map((label) => ({ label, colour: groupColour(label) }))
  const plot = (size: Size) => {
    const hasAxes = size.width >= 160 && size.height >= 110
    const top = hasAxes ? TOP + 12 : 4
    const bottom = size.height - (hasAxes ? BOTTOM : 4)
    const margin = bubble ? Math.min(bubble.maxRadius, size.width / 10, size.height / 8) : DOT_PX
    const vertical = {
      kind: options.scale,
      min: options.min,
      max: options.max,
      count: size.height < 160 ? 3 : 5,
    }
    const first = scaleOver(
      points.map(({ y }) => y),
      [bottom - margin, top + margin],
      vertical,
    )
    const left = hasAxes
      ? Math.max(...first.ticks.map((value) => textWidth(write.short(value), 11)), 8) + 12
      : 4
    const right = size.width - 8
    const x = scaleOver(
      points.map((point) => point.x),
      [left + margin, right - margin],
      {
        kind: options.x_scale,
        count: Math.max(2, Math.floor(size.width / 90)),
      },
    )
    const most = Math.max(...points.map((point) => point.size ?? 0), Number.MIN_VALUE)
    const radius = (point: PlotPoint) =>
      bubble
        ? Math.max(2, Math.sqrt((point.size ?? 0) / most) * Math.min(bubble.maxRadius, margin * 1.6))
        : DOT_PX
    const drawn = shown.map((point) => ({
      name: nameOf(point),
      x: x.at(point.x),
      y: first.at(point.y),
      radius: radius(point),
      colour: colourOf(point),
    }))
    return {
      hasAxes,
      top,
      bottom,
      left,
      right,
      x,
      y: first,
      drawn,
      trend: trendOf(drawn, options.show_trend),
    }
  }
  return (
    <WithLegend legend={options.legend} {...{ items, hidden, onHiddenChange }} size={{ width, height }}>
      {(size) => {
        const { hasAxes, bottom, left, right, x, y, drawn, trend } = plot(size)
        return (
          <MarkFigure
            summary={summary}
            label={t('chart.marks', { title })}
            size={size}
            marks={shown.map((point, index) => ({
              key: point.key,
              title: drawn[index]!.name,
              rows: [
                { label: labels.x, value: across.exact(point.x) },
                { label: labels.y, value: write.exact(point.y) },
                ...(bubble ? [{ label: labelOf(answers, bubble.size), value: large.exact(point.size) }] : []),
              ],
              x: drawn[index]!.x,
              y: drawn[index]!.y,
            }))}
            onPick={pick(actions, (index) => {
              const path = shown[index]!.path.filter(([field]) => field !== 'time')
              return { answer: options.y, filters: filtersOf(path), label: drawn[index]!.name }
            })}
          >
            {(active) => (
              <>
                {hasAxes && (
                  <ValueAxis scale={y} {...{ left, right, theme }} write={write.short} label={labels.y} />
                )}
                {hasAxes && (
                  <AcrossAxis
                    scale={x}
                    right={size.width}
                    y={size.height - 5}
                    write={across.short}
                    room={right - left - textWidth(labels.x, 11) - 16}
                  />
                )}
                {hasAxes && (
                  <text x={right} y={bottom - 6} textAnchor="end" className={chart.axis}>
                    {labels.x}
                  </text>
                )}
                <ThresholdLines
                  thresholds={options.thresholds ?? []}
                  style={options.threshold_style}
                  scale={y}
                  {...{ left, right, theme }}
                />
                <Scatter
                  points={drawn}
                  {...{ theme, right, active, trend }}
                  isBubble={bubble !== undefined}
                  hasNames={options.show_names && size.width >= 160}
                />
              </>
            )}
          </MarkFigure>
        )
      }}
    </WithLegend>
  )
}

const labelOf = (answers: WidgetProps['answers'], id: string) =>
  answers.find((answer) => answer.id === id)?.label ?? id

const unitOnly = (unit: NonNullable<ScatterOptions['unit']>, { currency }: ScatterOptions) =>
  currency === undefined ? { unit } : { unit, currency }

/** The trend over the pixels: straight on the screen, whatever the scales. */
function trendOf(points: readonly { x: number; y: number }[], isShown: boolean) {
  const line = isShown ? linearTrend(points.map(({ x, y }) => [x, y])) : null
  if (!line) return undefined
  const [from, to] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))]
  return [from, line.intercept + line.slope * from, to, line.intercept + line.slope * to] as const
}
