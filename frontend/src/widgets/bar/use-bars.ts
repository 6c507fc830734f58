import { useMemo } from 'react'
import { mappingOf, namedColour } from '@/charts/core/display'
import type { BarBand, BarSeries } from '@/charts/svg/Bars'
import { assignSlots } from '@/design/colour'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { useNaming } from '../category/use-naming'
import type { Selection, WidgetAnswer } from '../contract'
import { useLines } from '../time/use-lines'
import { barData, isRest, type BarSeriesData } from './bar-data'
import type { BarOptions } from './options'

export interface DrawnBars {
  bands: BarBand[]
  series: BarSeries[]
  isTime: boolean
  selectionOf: (band: number) => Selection | null
}

/** A widget's answers as bars, over time or by group, in their lasting colours. */
export function useBars(answers: readonly WidgetAnswer[], options: BarOptions): DrawnBars {
  const isTime = answers.some((answer) => answer.rows.some((row) => row.timestamp !== null))
  const timed = useTimed(isTime ? answers : NONE, options)
  const grouped = useGrouped(isTime ? NONE : answers, options)
  return isTime ? timed : grouped
}

const NONE: readonly WidgetAnswer[] = []

function useTimed(answers: readonly WidgetAnswer[], options: BarOptions): DrawnBars {
  const format = useFormat()
  const lines = useLines(answers, options)
  return useMemo(() => {
    const { times, hasPartial, isFirstPartial } = lines
    const step = times.length > 1 ? times[1]! - times[0]! : 60
    const spread = step * Math.max(1, Math.ceil(times.length / 12))
    const iso = (seconds: number) => new Date(seconds * 1000).toISOString()
    return {
      isTime: true,
      bands: times.map((time, index) => ({
        key: String(time),
        label: format.tick(time * 1000, Math.max(step, Math.min(spread, 86_399))),
        title: format.dateTime(time * 1000),
        isPartial: (hasPartial && index === times.length - 1) || (isFirstPartial && index === 0),
      })),
      series: lines.lines.map(({ label, colour, values, before }) => ({
        label,
        colour,
        values,
        ...(before ? { before } : {}),
      })),
      selectionOf: (index) => {
        const time = times[index]
        if (time === undefined) return null
        const label = format.dateTime(time * 1000)
        return { answer: answers[0]?.id ?? 'A', filters: [], from: iso(time), to: iso(time + step), label }
      },
    }
  }, [lines, format, answers])
}

function useGrouped(answers: readonly WidgetAnswer[], options: BarOptions): DrawnBars {
  const t = useT()
  const theme = useChartTheme()
  const naming = useNaming(options)
  return useMemo(() => {
    const data = barData(answers, options, {
      nameOf: naming.value,
      other: t('tile.other'),
    })
    const slots = slotsOf(data.series)
    return {
      isTime: false,
      bands: data.bands.map((band) => {
        const mapped = mappingOf(band.key, options)?.colour
        return {
          key: band.key,
          label: band.name,
          colour: isRest(band) ? theme.text3 : mapped ? namedColour(mapped, theme) : undefined,
        }
      }),
      series: data.series.map(({ key, name, values, before }) => ({
        label: name,
        colour: theme.categorical[(slots.get(key) ?? 0) % 8]!,
        values,
        ...(before ? { before } : {}),
      })),
      selectionOf: (index) => {
        const band = data.bands[index]
        return band && !isRest(band) ? { answer: band.answer, filters: band.filters, label: band.name } : null
      },
    }
  }, [answers, options, naming, theme, t])
}

/** Values of a second group have their lasting colours; answers go through the palette in order. */
function slotsOf(series: readonly BarSeriesData[]): Map<string, number> {
  const field = series[0]?.field ?? ''
  if (field === '') return new Map(series.map((one, index) => [one.key, index]))
  const valueOf = (one: BarSeriesData) => one.key.slice(one.key.indexOf('\u0001') + 1)
  const slots = assignSlots(field, series.map(valueOf))
  return new Map(series.map((one) => [one.key, slots.get(valueOf(one))!]))
}
