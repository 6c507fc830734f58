import { useMemo } from 'react'
import { MarkFigure } from '@/charts/core/MarkFigure'
import { scaleOver } from '@/charts/core/scale'
import { textWidth } from '@/charts/core/text-width'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { WithLegend } from '@/charts/core/WithLegend'
import type { Size } from '@/charts/core/use-size'
import { Curves, type CurveLine } from '@/charts/svg/Curves'
import { assignSlots } from '@/design/colour'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { filtersOf } from '../category/category'
import { useNaming } from '../category/use-naming'
import type { WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { coursesOf, type Course } from './courses'
import { DEFAULTS, type CurveOptions } from './options'

const TOP = 18
const BOTTOM = 24
const RIGHT = 14

/** Values along a number, a line for each group. */
export default function CurveWidget(props: WidgetProps<CurveOptions>) {
  const { title, answers, width, height, hidden, onHiddenChange } = props
  const options = { ...DEFAULTS, ...props.options }
  const t = useT()
  const theme = useChartTheme()
  const naming = useNaming(props.options)
  const courses = useMemo(() => coursesOf(answers, props.options), [answers, props.options])
  if (courses.length === 0) return <NoData />
  const labels = new Map(answers.map((answer) => [answer.id, answer.label]))
  const nameOf = (course: Course) => {
    const own = course.path.map(([field, value]) => naming.value(field, value)).join(' · ')
    const label = labels.get(course.answer) ?? ''
    return own === '' ? label : answers.length > 1 ? `${label} · ${own}` : own
  }
  const field = courses[0]!.path.map(([name]) => name).join('\u0001')
  const slots = assignSlots(field, field === '' ? courses.map(({ key }) => key) : courses.map(groupOf))
  const lines = courses.map((course, index): DrawnLine => ({
    course,
    name: nameOf(course),
    colour: theme.categorical[(field === '' ? index : slots.get(groupOf(course))!) % 8]!,
    points: course.points,
  }))
  const shown = lines.filter(({ name }) => !hidden.has(name))
  return (
    <WithLegend
      legend={lines.length > 1 ? (options.legend ?? 'auto') : 'none'}
      items={lines.map(({ name, colour }) => ({ label: name, colour }))}
      size={{ width, height }}
      {...{ hidden, onHiddenChange }}
    >
      {(size) => (
        <Plot {...props} options={options} lines={shown} size={size} title={title || t('widget.curve')} />
      )}
    </WithLegend>
  )
}

const groupOf = (course: Course) => course.path.map(([, value]) => String(value ?? '')).join('\u0001')

/** A line with what it is of. */
interface DrawnLine extends CurveLine {
  course: Course
  points: Course['points']
}

interface PlotProps extends WidgetProps<CurveOptions> {
  lines: readonly DrawnLine[]
  size: Size
}

function Plot({ title, options, actions, lines, size }: PlotProps) {
  const t = useT()
  const theme = useChartTheme()
  const format = useFormat()
  const unit = useMemo(
    () => (options.as_percent ? { ...options, unit: 'percent' as const } : options),
    [options],
  )
  const write = useValueWriter(unit)
  const all = lines.flatMap(({ points }) => points)
  const floor = size.height - BOTTOM
  const y = scaleOver(all.flatMap(reach(options.show_band !== false)), [floor, TOP], {
    kind: options.scale ?? 'linear',
    min: options.min ?? null,
    max: options.max ?? null,
    fromZero: true,
    count: Math.max(2, Math.min(5, Math.floor((floor - TOP) / 36))),
  })
  const left = 10 + Math.max(18, ...y.ticks.map((tick) => textWidth(write.short(tick), 11)))
  const xs = all.map(({ x }) => x)
  const [low, high] = [Math.min(...xs), Math.max(...xs)]
  const span = high > low ? high - low : 1
  const x = (value: number) => left + ((value - low) / span) * (size.width - left - RIGHT)
  const ticks = scaleOver([low, low + span], [0, 1], {
    min: low,
    max: low + span,
    count: Math.max(2, Math.min(12, Math.floor((size.width - left) / 56))),
  }).ticks.filter((tick) => tick <= high && (Number.isInteger(tick) || !xs.every(Number.isInteger)))
  const places = lines.flatMap((line, of) => line.points.map((point) => ({ line, of, point })))
  const along = options.x_label ? `${options.x_label} ` : ''
  const last = lines[0]?.points.at(-1)
  return (
    <MarkFigure
      summary={
        last
          ? t('chart.curve', {
              title,
              count: lines.length,
              along: `${along}${format.exact(last.x)}`,
              value: write.short(last.value),
            })
          : t('chart.noData', { title })
      }
      label={t('chart.walk', { title })}
      size={size}
      marks={places.map(({ line, point }) => ({
        key: `${line.course.key} ${point.x}`,
        title: `${along}${format.exact(point.x)}`,
        rows: [
          { label: line.name, value: write.exact(point.value), colour: line.colour },
          ...(point.band
            ? [
                {
                  label: t('chart.interval', { share: '95%' }),
                  value: `${write.short(point.band[0])} – ${write.short(point.band[1])}`,
                },
              ]
            : []),
          { label: t('chart.countOf'), value: format.exact(point.count) },
        ],
        x: x(point.x),
        y: y.at(point.value),
      }))}
      onPick={pick(actions, (index) => {
        const { line, point } = places[index]!
        return {
          answer: line.course.answer,
          filters: filtersOf(line.course.path),
          label: `${line.name} · ${along}${format.exact(point.x)}`,
        }
      })}
    >
      {(active) => (
        <Curves
          {...{ lines, theme, x, y, ticks, active }}
          place={{ left, right: size.width - RIGHT, floor, top: TOP, bottom: size.height }}
          shape={options.shape ?? 'linear'}
          hasPoints={options.show_points !== false}
          hasBand={options.show_band !== false}
          fillOpacity={(options.fill_opacity ?? 0) / 100}
          write={write.short}
          writeX={(value) => format.exact(value)}
          label={options.axis_label ?? ''}
          xLabel={options.x_label ?? ''}
          thresholds={options.thresholds ?? []}
          thresholdStyle={options.threshold_style ?? 'line'}
        />
      )}
    </MarkFigure>
  )
}

/** What a point takes of the value axis. */
const reach =
  (hasBand: boolean) =>
  ({ value, band }: Course['points'][number]) =>
    hasBand && band ? [value, ...band] : [value]
