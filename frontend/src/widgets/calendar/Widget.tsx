import { useMemo } from 'react'
import { thresholdColour } from '@/charts/core/display'
import { shadeSteps } from '@/charts/core/shade-steps'
import { textWidth } from '@/charts/core/text-width'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { CellGrid, type GridCell, type GridLabel } from '@/charts/svg/CellGrid'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { WidgetProps } from '../contract'
import { pick } from '../pick'
import { dayGrid } from './days'
import type { CalendarOptions } from './options'

const TOP = 18
const GAP = 2
const KEY_BOTTOM = 20
const WIDEST_CELL = 34
const EMPTY = { days: [], weeks: 0, months: [] }

/** Every day of the last months as a colour. */
export default function CalendarWidget({
  title,
  answers,
  options,
  width,
  height,
  actions,
}: WidgetProps<CalendarOptions>) {
  const t = useT()
  const theme = useChartTheme()
  const format = useFormat()
  const writer = useValueWriter(options)
  const answer = answers[0]
  const { months = 6, week_starts: weekStarts = 'monday', scale = 'quantile' } = options
  const grid = useMemo(
    () => (answer ? dayGrid(answer, months, weekStarts, format.parts) : EMPTY),
    [answer, months, weekStarts, format],
  )
  const positive = grid.days.flatMap((day) => (day.value !== null && day.value > 0 ? [day.value] : []))
  const shade = shadeSteps(positive, {
    kind: scale,
    steps: theme.sequential.length,
    min: null,
    max: null,
    isDiverging: false,
  })
  const fillOf = (value: number | null) =>
    value === null || value === 0
      ? theme.noData
      : (thresholdColour(value, options, theme) ?? theme.sequential[shade(value) ?? 0]!)
  const weekdays = [0, 2, 4].map((weekday) => ({ weekday, text: format.weekday(weekday) }))
  const left = Math.max(...weekdays.map(({ text }) => textWidth(text, 11))) + 8
  const hasKey = height >= 130 && width >= 220
  const foot = hasKey ? KEY_BOTTOM : 2
  const cell = Math.max(
    3,
    Math.min((width - left) / Math.max(1, grid.weeks), (height - TOP - foot) / 7, WIDEST_CELL),
  )
  const across = Math.min(WIDEST_CELL * 1.6, Math.max(cell, (width - left) / Math.max(1, grid.weeks)))
  const step = { x: Math.min(across, cell * 1.8), y: cell }
  const nameOf = (at: string) => format.dateTime(`${at}T12:00:00Z`).replace(/,? \d\d:\d\d:\d\d$/, '')
  const cells = grid.days.map((day): GridCell => ({
    key: day.at,
    x: left + day.week * step.x,
    y: TOP + day.row * step.y,
    width: step.x - GAP,
    height: step.y - GAP,
    fill: fillOf(day.value),
    text: options.show_values && day.value !== null ? writer.short(day.value) : '',
    title: `${format.weekday(day.parts.weekday)} ${nameOf(day.at)}`,
    rows: [{ label: answer?.label ?? '', value: writer.exact(day.value ?? 0), colour: fillOf(day.value) }],
  }))
  const highest = Math.max(...positive)
  const best = positive.length > 0 ? cells[grid.days.findIndex((day) => day.value === highest)] : undefined
  const shift = weekStarts === 'monday' ? 0 : 1
  const labels: GridLabel[] = [
    ...weekdays.map(({ weekday, text }) => ({
      key: `d${weekday}`,
      x: left - 8,
      y: TOP + step.y * (weekday + shift + 0.5) + 3,
      text: step.y >= 7 ? text : '',
      anchor: 'end' as const,
    })),
    ...monthLabels(grid.months, step.x, left, format.month),
  ]
  return (
    <CellGrid
      cells={cells}
      labels={labels}
      key_={
        hasKey && positive.length > 0
          ? {
              colours: theme.sequential,
              low: writer.short(Math.min(...positive)),
              high: writer.short(highest),
            }
          : null
      }
      theme={theme}
      size={{ width, height }}
      summary={
        best
          ? t('chart.cells', { title, count: cells.length, first: best.title, value: writer.short(highest) })
          : t('chart.noData', { title })
      }
      label={t('chart.walk', { title })}
      onPick={pick(actions, (index) => {
        const day = grid.days[index]
        return (
          day && { answer: answer?.id ?? 'A', filters: [], ...spanOf(day.at), label: cells[index]!.title }
        )
      })}
    />
  )
}

function monthLabels(
  months: readonly { month: number; week: number }[],
  stepX: number,
  left: number,
  nameOf: (month: number) => string,
): GridLabel[] {
  let free = 0
  return months.flatMap(({ month, week }, index) => {
    const text = nameOf(month)
    const x = left + week * stepX
    const isCut =
      index === 0 && months[1] !== undefined && (months[1].week - week) * stepX < textWidth(text, 11) + 6
    if (x < free || isCut) return []
    free = x + textWidth(text, 11) + 6
    return [{ key: `m${index}`, x, y: 11, text, anchor: 'start' as const }]
  })
}

/** A local day; the server reads dates in the project's time zone. */
function spanOf(at: string): { from: string; to: string } {
  const next = new Date(Date.parse(`${at}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return { from: at, to: next }
}
