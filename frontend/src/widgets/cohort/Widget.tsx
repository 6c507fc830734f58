import { useMemo } from 'react'
import { MarkFigure } from '@/charts/core/MarkFigure'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { CohortGrid, placeCohorts } from '@/charts/svg/CohortGrid'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { useNaming } from '../category/use-naming'
import type { WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { DEFAULTS, type CohortOptions } from './options'
import { cohortTable } from './table'

const TIGHT_PX = 34
const ISO_DAY = /^\d{4}-\d\d-\d\d(T|$)/

export default function Cohort(props: WidgetProps<CohortOptions>) {
  const { title, answers, width, height, actions } = props
  const options = useMemo(() => ({ ...DEFAULTS, ...props.options }), [props.options])
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const naming = useNaming(props.options)
  const write = useValueWriter(props.options)
  const table = useMemo(() => cohortTable(answers, options), [answers, options])
  if (!table.cohorts.some(({ size }) => size > 0)) return <NoData />
  const size = { width, height }
  const place = placeCohorts(table, size, options.show_size, options.show_average)
  const hasYears = new Set(table.cohorts.map((cohort) => cohort.name.slice(0, 4))).size > 1
  const name = (cohort: string) =>
    ISO_DAY.test(cohort) ? format.day(cohort, hasYears) : naming.value(table.field, cohort)
  const percent = (share: number | null) => (share === null ? '–' : format.number(share, 'percent'))
  // A narrow cell has no room for the sign that all of them have.
  const isTight = place.cell.width < TIGHT_PX
  const cellPercent = (share: number | null) =>
    isTight && share !== null ? format.number(Math.round(share * 100)) : percent(rounded(share))
  const average = (value: number | null) => (table.isShare ? percent(rounded(value)) : write.short(value))
  const count = table.periods.length
  const rowsOf = (row: number, period: number) => {
    const cohort = table.cohorts[row]!
    const value = cohort.values[period]
    const people = table.countAt(row, period)
    return [
      table.isShare
        ? {
            label: t('cohort.came'),
            value: `${write.exact(value)} (${percent(cohort.shares[period] ?? null)})`,
          }
        : { label: title, value: write.exact(value) },
      ...(!table.isShare && people !== null
        ? [{ label: t('cohort.people'), value: format.exact(people) }]
        : []),
      { label: t('cohort.size'), value: format.exact(cohort.size) },
      ...(cohort.unfinished?.has(period) ? [{ label: t('cohort.unfinished'), value: '' }] : []),
    ]
  }
  const marks = table.cohorts.flatMap((cohort, row) =>
    cohort.values.map((_, period) => ({
      key: `${row}:${period}`,
      title: `${name(cohort.name)} · ${table.periods[period]!}`,
      rows: rowsOf(row, period),
      x: place.left + (period + 0.5) * place.cell.width,
      y: place.top + (row - (table.cohorts.length - place.rows) + 0.5) * place.cell.height,
    })),
  )
  return (
    <MarkFigure
      summary={t('chart.cohorts', {
        title,
        count: table.cohorts.length,
        periods: count,
        share: average(table.average.at(-1) ?? null),
      })}
      label={t('chart.marks', { title })}
      size={size}
      marks={marks}
      onPick={pick(actions, (index) => {
        const [row, period] = [Math.floor(index / count), index % count]
        const cohort = table.cohorts[row]!
        if ((cohort.values[period] ?? null) === null) return null
        return {
          answer: answers[0]!.id,
          filters: [],
          label: marks[index]!.title,
          place: { cohort: cohort.name, period: table.periods[period]! },
        }
      })}
    >
      {(active) => (
        <CohortGrid
          table={{
            ...table,
            cohorts: table.cohorts.map((cohort) => ({ ...cohort, name: name(cohort.name) })),
          }}
          {...{ size, theme, active }}
          writeCell={(row, period) => {
            const { shares, values } = table.cohorts[row]!
            return table.isShare && options.display === 'percent'
              ? cellPercent(shares[period] ?? null)
              : write.short(values[period])
          }}
          writeSize={(people) => format.number(people)}
          writeShare={(value) => (table.isShare ? cellPercent(value) : average(value))}
          words={{ cohort: t('cohort.cohort'), size: t('cohort.size'), average: t('cohort.average') }}
          hasSize={options.show_size}
          hasAverage={options.show_average}
        />
      )}
    </MarkFigure>
  )
}

/** Whole percents in the cells; the tooltip has the decimals. */
const rounded = (share: number | null) => (share === null ? null : Math.round(share * 100) / 100)
