import { useMemo, type ReactNode } from 'react'
import type { TooltipRow } from '@/charts/core/ChartTooltip'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { WithLegend } from '@/charts/core/WithLegend'
import type { PlotBand, PlotLine, PlotLook } from '@/charts/uplot/plot'
import type { Overlay } from '@/charts/uplot/overlay'
import { TimeChart } from '@/charts/uplot/TimeChart'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { filtersOf } from '../category/category'
import { valueOptions } from '../category/value-options'
import type { WidgetProps } from '../contract'
import { legendNumber } from './legend'
import type { TimeLine, TimeLines } from './lines'
import type { TimeOptions } from './options'
import { timeSummary } from './summary'

interface TimeWidgetProps extends WidgetProps<TimeOptions> {
  data: TimeLines
  look: PlotLook
  /** Lines beyond the answers' own, e.g. a forecast; `times` of `data` reach over them. */
  extra?: readonly PlotLine[]
  bands?: readonly PlotBand[]
  dots?: Overlay['dots']
  futureFrom?: number | null
  summary?: string
  /** In place of the plain values, e.g. shares. */
  valuesOf?: (lines: readonly TimeLine[]) => (number | null)[][]
  /** Further rows of the tooltip. */
  tooltipRows?: (index: number) => readonly TooltipRow[]
  axisWrite?: (value: number) => string
  under?: ReactNode
}

const NO_DOTS: Overlay['dots'] = []
const NO_LINES: readonly PlotLine[] = []
const MARKS = { deploy: 'info', incident: 'negative', note: 'warning' } as const
const MOST_ROWS = 10
const LIVE_S = 7_200
/** Of more lines than these the period before would be a thicket. */
const MOST_COMPARED = 2

/** Legend, lines, annotations and gestures of every widget over time. */
export function TimeWidget(props: TimeWidgetProps) {
  const {
    title,
    data,
    look,
    options,
    width,
    height,
    hidden,
    onHiddenChange,
    actions,
    extra = NO_LINES,
  } = props
  const t = useT()
  const theme = useChartTheme()
  const format = useFormat()
  const numbers = useMemo(() => valueOptions(props.answers, options), [props.answers, options])
  const writer = useValueWriter(numbers)
  const rightOptions = useMemo(
    () => ({ ...numbers, unit: options.right_axis_unit ?? options.unit ?? 'number' }),
    [numbers, options.right_axis_unit, options.unit],
  )
  const rightWriter = useValueWriter(rightOptions)
  const { times, hasPartial } = data
  const lines = useMemo(() => data.lines.filter((line) => !hidden.has(line.label)), [data.lines, hidden])
  const { valuesOf, axisWrite } = props
  const drawn = useMemo(() => {
    const values = valuesOf?.(lines) ?? lines.map((line) => line.values)
    const own = lines.map((line, index): PlotLine => ({
      label: line.label,
      colour: line.colour,
      values: values[index]!,
      axis: line.axis,
    }))
    const before =
      look.isStacked || lines.length > MOST_COMPARED
        ? []
        : lines.flatMap((line): PlotLine[] => (line.before ? [beforeOf(line, t('chart.before'))] : []))
    return [...own, ...before, ...extra]
  }, [lines, valuesOf, look.isStacked, extra, t])
  const plotFormat = useMemo(
    () => ({
      value: axisWrite ?? ((value: number) => writer.short(value)),
      rightValue: (value: number) => rightWriter.short(value),
      tick: format.tick,
    }),
    [axisWrite, writer, rightWriter, format],
  )
  const annotations = useMemo(
    () =>
      options.show_annotations === false
        ? []
        : (props.annotations ?? []).map((one) => ({
            from: Date.parse(one.from) / 1000,
            ...(one.to === undefined ? {} : { to: Date.parse(one.to) / 1000 }),
            title: one.title,
            colour: theme[MARKS[one.kind]],
          })),
    [props.annotations, options.show_annotations, theme],
  )
  const { thresholds, threshold_style: thresholdStyle } = options
  const { dots = NO_DOTS, futureFrom = null } = props
  const veilFrom = hasPartial && (look.isStacked || look.isBars) ? veilStart(times, look.isBars) : null
  const overlay = useMemo(
    () => ({
      thresholds: thresholds ?? [],
      thresholdStyle: thresholdStyle ?? ('line' as const),
      annotations,
      dots,
      veilFrom,
      futureFrom,
    }),
    [thresholds, thresholdStyle, annotations, dots, veilFrom, futureFrom],
  )
  const write = (line: { axis?: 'left' | 'right' }) => (line.axis === 'right' ? rightWriter : writer)
  const tooltip = (index: number) => ({
    title: format.dateTime((times[index] ?? 0) * 1000),
    rows: [
      ...rowsAt(drawn, lines, index, (line, value) =>
        axisWrite ? axisWrite(value) : write(line).exact(value),
      ),
      ...(props.tooltipRows?.(index) ?? []),
      ...annotationsAt(annotations, times, index),
    ],
  })
  // On a live screen of minutes the newest value is the news.
  const isLong = (times.at(-1) ?? 0) - (times[0] ?? 0) > LIVE_S
  const wanted = options.legend_values ?? ['auto' as const]
  const legend = data.lines.map((line) => ({
    label: line.label,
    colour: line.colour,
    ...(wanted[0]
      ? {
          value: wanted
            .map((one) =>
              write(line).short(legendNumber(line.values, one, hasPartial, isLong ? line.whole : null)),
            )
            .join(' · '),
        }
      : {}),
  }))
  const isoOf = (seconds: number) => new Date(seconds * 1000).toISOString()
  const { zoom, brush, select } = actions
  const onSpan =
    zoom || brush
      ? (span: { from: number; to: number }, isBrush: boolean) => {
          const part = { from: isoOf(span.from), to: isoOf(span.to) }
          if (isBrush && brush)
            brush({
              answer: props.answers[0]?.id ?? 'A',
              filters: [],
              ...part,
              label: spanLabel(part, format),
            })
          else zoom?.(part)
        }
      : undefined
  const pickLine = (index: number, at: number, point: { x: number; y: number }) => {
    const line = lines[at]
    const time = times[index]
    if (!line || time === undefined) return
    const step = (times[1] ?? time + 60) - (times[0] ?? time)
    select?.(
      {
        answer: line.answer,
        filters: filtersOf(Object.entries(line.dimensions)),
        from: isoOf(time),
        to: isoOf(time + step),
        label: `${line.label} · ${format.dateTime(time * 1000)}`,
      },
      point,
    )
  }
  return (
    <WithLegend
      legend={data.lines.length > 1 ? (options.legend ?? 'auto') : 'none'}
      items={legend}
      size={{ width, height }}
      hidden={hidden}
      onHiddenChange={onHiddenChange}
    >
      {(size) => (
        <TimeChart
          {...{ times, look, overlay, hasPartial, theme, size, tooltip }}
          lines={drawn}
          {...(props.bands ? { bands: props.bands } : {})}
          format={plotFormat}
          summary={props.summary ?? timeSummary(title, { times, lines }, writer.short, format, t)}
          label={t('chart.walk', { title })}
          syncKey="board"
          onSpan={onSpan}
          onBack={zoom && (() => zoom(null))}
          onPick={select && pickLine}
        />
      )}
    </WithLegend>
  )
}

/** From the last settled bucket on, or of bars from the left edge of the last. */
function veilStart(times: readonly number[], isBars: boolean): number {
  const [before = 0, last = 0] = times.slice(-2)
  return isBars ? (before + last) / 2 : before
}

function beforeOf(line: TimeLine, suffix: string): PlotLine {
  return {
    label: `${line.label} ${suffix}`,
    colour: line.colour,
    values: line.before!,
    isBefore: true,
    axis: line.axis,
  }
}

function rowsAt(
  drawn: readonly PlotLine[],
  lines: readonly TimeLine[],
  index: number,
  write: (line: PlotLine, value: number) => string,
): TooltipRow[] {
  const rows = drawn
    .filter((line) => !line.isForecast || line.values[index] !== null)
    .map((line) => {
      const value = line.values[index] ?? null
      return {
        label: line.label,
        value: value === null ? '–' : write(line, value),
        colour: line.colour,
        size: value ?? -Infinity,
      }
    })
  const isLong = lines.length > MOST_ROWS
  const shown = isLong ? [...rows].sort((a, b) => b.size - a.size).slice(0, MOST_ROWS) : rows
  return shown.map(({ label, value, colour }) => ({ label, value, colour }))
}

/** Annotations that lie in the bucket, by their title. */
function annotationsAt(
  annotations: Overlay['annotations'],
  times: readonly number[],
  index: number,
): TooltipRow[] {
  const time = times[index]
  if (time === undefined) return []
  const step = (times[1] ?? time) - (times[0] ?? time)
  return annotations
    .filter(({ from, to = from }) => from < time + step && to >= time)
    .map((one) => ({ label: one.title, value: '', colour: one.colour }))
}

function spanLabel(part: { from: string; to: string }, format: { dateTime: (at: string) => string }): string {
  return `${format.dateTime(part.from)} – ${format.dateTime(part.to)}`
}
