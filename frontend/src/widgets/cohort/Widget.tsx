import { MarkFigure } from '@/charts/core/MarkFigure'
import { useValueWriter } from '@/charts/core/use-value-writer'
import { CohortGrid, placeCohorts } from '@/charts/svg/CohortGrid'
import { layoutCohorts } from '@/charts/svg/cohort-layout'
import { useChartTheme } from '@/design/settings'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { useNaming } from '../category/use-naming'
import type { WidgetProps } from '../contract'
import { NoData } from '../NoData'
import { pick } from '../pick'
import { cellsOf } from './cells'
import { DEFAULTS, type CohortOptions } from './options'

const ISO_DAY = /^\d{4}-\d\d-\d\d(T|$)/
const DAY_SECONDS = 86_400

export default function Cohort(props: WidgetProps<CohortOptions>) {
  const { title, answers, width, height, actions } = props
  const options = { ...DEFAULTS, ...props.options }
  const t = useT()
  const format = useFormat()
  const theme = useChartTheme()
  const naming = useNaming(props.options)
  const write = useValueWriter(props.options)
  const { cells, fields } = cellsOf(answers, options.cohort, options.period)
  const table = layoutCohorts(cells, options.max_periods)
  if (!table.cohorts.some(({ size }) => size > 0)) return <NoData />
  const size = { width, height }
  const place = placeCohorts(table, size, options.show_size, options.show_average)
  const name = (cohort: string) =>
    ISO_DAY.test(cohort) ? format.tick(Date.parse(cohort), DAY_SECONDS) : naming.value(fields.cohort, cohort)
  const percent = (share: number | null) => (share === null ? '–' : format.number(share, 'percent'))
  const count = table.periods.length
  const marks = table.cohorts.flatMap((cohort, row) =>
    cohort.values.map((value, period) => ({
      key: `${row}:${period}`,
      title: `${name(cohort.name)} · ${table.periods[period]!}`,
      rows: [
        {
          label: t('cohort.came'),
          value: `${write.exact(value)} (${percent(cohort.shares[period] ?? null)})`,
        },
        { label: t('cohort.size'), value: write.exact(cohort.size) },
      ],
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
        share: percent(table.average.at(-1) ?? null),
      })}
      label={t('chart.marks', { title })}
      size={size}
      marks={marks}
      onPick={pick(actions, (index) => {
        const cohort = table.cohorts[Math.floor(index / count)]!
        return {
          answer: answers[0]!.id,
          filters: [],
          label: `${name(cohort.name)} · ${table.periods[index % count]!}`,
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
          writeCell={(cohort, period) => {
            const { shares, values } = table.cohorts[cohort]!
            return options.display === 'percent'
              ? format.number(rounded(shares[period] ?? null), 'percent')
              : write.short(values[period])
          }}
          writeSize={write.short}
          writeShare={(share) => format.number(rounded(share), 'percent')}
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
