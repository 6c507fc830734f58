import { useMemo } from 'react'
import { thresholdColour } from '@/charts/core/display'
import { shadeSteps } from '@/charts/core/shade-steps'
import { fitText, textWidth } from '@/charts/core/text-width'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { CellGrid, type GridCell, type GridLabel } from '@/charts/svg/CellGrid'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { filtersOf } from '../category/category'
import { useNaming } from '../category/use-naming'
import { valueOptions } from '../category/value-options'
import type { WidgetProps } from '../contract'
import { pick } from '../pick'
import { isAdditive } from '../time/lines'
import { matrixOf, type Place } from './matrix'
import type { HeatmapOptions } from './options'

const GAP = 1.5
const BOTTOM = 18
const KEY_BOTTOM = 20
const MOST_LABEL_SHARE = 0.32

/** Values by two dimensions as colours. */
export default function HeatmapWidget({
  title,
  answers,
  options,
  width,
  height,
  actions,
}: WidgetProps<HeatmapOptions>) {
  const t = useT()
  const theme = useChartTheme()
  const format = useFormat()
  const naming = useNaming(options)
  const writer = useValueWriter(useMemo(() => valueOptions(answers, options), [answers, options]))
  const answer = answers[0]
  const matrix = useMemo(
    () => (answer ? matrixOf(answer, options, format.parts) : { xs: [], ys: [], cells: [] }),
    [answer, options, format],
  )
  const colours = options.palette === 'diverging' ? theme.diverging : theme.sequential
  const values = matrix.cells.flat().filter((value) => value !== null)
  // Counts are read from nothing up. The temperatures of two rooms would look alike there: other measures begin at their lowest.
  const isCounted = answer !== undefined && isAdditive(answer)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const low = options.min ?? (isCounted ? Math.min(0, least) : least)
  const high = options.max ?? most
  const shade = useMemo(
    () =>
      shadeSteps(values, {
        kind: options.scale ?? 'linear',
        steps: colours.length,
        min: values.length > 0 ? low : null,
        max: options.max ?? null,
        isDiverging: options.palette === 'diverging',
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the values are the matrix's
    [matrix, options, colours, low],
  )
  const nameOf = (place: Place): string => {
    if (place.field === 'hour_of_day') return String(place.value).padStart(2, '0')
    if (place.field === 'day_of_week') return format.weekday(Number(place.value))
    if (place.field === 'time') return format.dateTime(String(place.value))
    return naming.value(place.field, place.value)
  }
  const rows = matrix.ys.map(nameOf)
  const left =
    Math.min(width * MOST_LABEL_SHARE, Math.max(14, ...rows.map((text) => textWidth(text, 11)))) + 8
  const hasKey = height >= 130 && width >= 220
  const foot = BOTTOM + (hasKey ? KEY_BOTTOM : 0)
  const [cellWidth, cellHeight] = [
    (width - left) / Math.max(1, matrix.xs.length),
    (height - foot) / Math.max(1, rows.length),
  ]
  const fillOf = (value: number | null) => {
    if (value === null || (value === 0 && options.palette !== 'diverging')) return theme.noData
    return thresholdColour(value, options, theme) ?? colours[shade(value) ?? 0]!
  }
  const cells = matrix.cells.flatMap((line, y) =>
    line.map((value, x): GridCell => ({
      key: `${y}:${x}`,
      x: left + x * cellWidth + GAP / 2,
      y: y * cellHeight + GAP / 2,
      width: cellWidth - GAP,
      height: cellHeight - GAP,
      fill: fillOf(value),
      text: options.show_values && value !== null ? writer.short(value) : '',
      title: `${rows[y]!} · ${nameOf(matrix.xs[x]!)}`,
      rows: [{ label: answer?.label ?? '', value: writer.exact(value), colour: fillOf(value) }],
    })),
  )
  const best = values.length > 0 ? cells[matrix.cells.flat().indexOf(most)] : undefined
  return (
    <CellGrid
      cells={cells}
      labels={[
        ...rowLabels(rows, left, cellHeight),
        ...columnLabels(matrix.xs, nameOf, format.tick, left, cellWidth, height - foot),
      ]}
      key_={
        hasKey && values.length > 0 ? { colours, low: writer.short(low), high: writer.short(high) } : null
      }
      theme={theme}
      size={{ width, height }}
      summary={
        best
          ? t('chart.cells', {
              title,
              count: values.length,
              first: best.title,
              value: writer.short(most),
            })
          : t('chart.noData', { title })
      }
      label={t('chart.walk', { title })}
      onPick={pick(actions, (index) => {
        const places = [
          matrix.ys[Math.floor(index / matrix.xs.length)]!,
          matrix.xs[index % matrix.xs.length]!,
        ]
        const own = places.filter((place) => !place.field.includes('_of_') && place.field !== 'time')
        const time = places.find((place) => place.field === 'time')
        if (own.length === 0 && !time) return null
        return {
          answer: answer?.id ?? 'A',
          filters: filtersOf(own.map((place) => [place.field, place.value])),
          ...(time ? { from: String(time.value) } : {}),
          label: cells[index]!.title,
        }
      })}
    />
  )
}

function rowLabels(rows: readonly string[], left: number, cellHeight: number): GridLabel[] {
  const every = Math.max(1, Math.ceil(12 / cellHeight))
  return rows.flatMap((text, index) =>
    index % every === 0
      ? [
          {
            key: `y${index}`,
            x: left - 8,
            y: cellHeight * (index + 0.5) + 4,
            text: fitText(text, left - 8, 11),
            anchor: 'end' as const,
          },
        ]
      : [],
  )
}

function columnLabels(
  xs: readonly Place[],
  nameOf: (place: Place) => string,
  tick: (at: number, stepSeconds: number) => string,
  left: number,
  cellWidth: number,
  floor: number,
): GridLabel[] {
  const isTime = xs[0]?.field === 'time'
  const step = isTime && xs.length > 1 ? (Date.parse(xs[1]!.key) - Date.parse(xs[0]!.key)) / 1000 : 60
  const texts = xs.map((place) => (isTime ? tick(Date.parse(place.key), step) : nameOf(place)))
  const widest = Math.max(10, ...texts.map((text) => textWidth(text, 11)))
  const isOrdered = isTime || xs[0]?.field === 'hour_of_day'
  const every = isOrdered
    ? niceEvery(Math.ceil((widest + 8) / cellWidth))
    : Math.max(1, Math.ceil(26 / cellWidth))
  return texts.flatMap((text, index) =>
    index % every === 0
      ? [
          {
            key: `x${index}`,
            x: left + cellWidth * (index + 0.5),
            y: floor + 14,
            text: isOrdered ? text : fitText(text, cellWidth * every - 4, 11),
            anchor: 'middle' as const,
          },
        ]
      : [],
  )
}

/** Labels at 1, 2, 3, 6, 12 cells look regular on hours and days alike. */
const niceEvery = (least: number) => [1, 2, 3, 6, 12, 24].find((every) => every >= least) ?? least
