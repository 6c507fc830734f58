import { useMemo } from 'react'
import {
  AnalysisScreen,
  AnswerChart,
  DataTable,
  Panel,
  seriesColours,
  seriesRows,
  useAnalysisScreen,
  useMoney,
  type Column,
} from '@/features/analysis'
import { useT } from '@/i18n'
import type { CostCategory, CostsAnswer } from './answer'
import CostsBuilder, { FIELDS } from './Builder'
import { Figures } from './Figures'

/** Costs by category beside what was earned: profit, margin and return on investment. */
export default function Costs() {
  const t = useT()
  const screen = useAnalysisScreen<CostsAnswer, typeof FIELDS>({ kind: 'costs', fields: FIELDS })
  const { query } = screen
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.costs')}
      help={t('costs.help')}
      builder={<CostsBuilder question={screen.question} change={screen.change} />}
      widget={{ kind: 'doughnut', options: { unit: 'currency' } }}
      hasCompare
      isEmpty={(answer) => answer.costs === 0 && answer.income === 0}
      emptyText={t('costs.empty')}
    >
      {(answer, previous) => (
        <>
          <Figures answer={answer} previous={previous} />
          <Panel title={t('costs.overTime')}>
            <AnswerChart
              title={t('costs.overTime')}
              kind="line"
              {...{ query, answer }}
              options={{
                unit: 'currency',
                currency: answer.currency,
                ...seriesColours({
                  [t('costs.income')]: 'series-3',
                  [t('costs.costs')]: 'series-2',
                  [t('costs.profit')]: 'series-1',
                }),
              }}
              rows={seriesRows(answer.buckets, {
                [t('costs.income')]: (one) => one.income,
                [t('costs.costs')]: (one) => one.costs,
                [t('costs.profit')]: (one) => one.profit,
              })}
              height={260}
            />
          </Panel>
          <Panel title={t('costs.categories')}>
            <CategoryTable answer={answer} />
          </Panel>
        </>
      )}
    </AnalysisScreen>
  )
}

function CategoryTable({ answer }: { answer: CostsAnswer }) {
  const t = useT()
  const money = useMoney(answer.currency)
  const columns = useMemo(
    (): Column<CostCategory>[] => [
      { id: 'category', label: t('costs.category'), value: (row) => row.category || '–' },
      {
        id: 'cost',
        label: t('costs.costs'),
        value: (row) => row.cost,
        cell: (row) => money.exact(row.cost),
        hasBar: true,
      },
      { id: 'share', label: t('costs.share'), value: (row) => row.share, kind: 'percent' },
      { id: 'entries', label: t('costs.entries'), value: (row) => row.entries },
      ...(answer.budget === null
        ? []
        : [
            {
              id: 'used',
              label: t('costs.budgetUsed'),
              value: (row: CostCategory) => row.budget_used,
              kind: 'percent' as const,
            },
          ]),
    ],
    [t, money, answer.budget],
  )
  return (
    <DataTable
      label={t('costs.categories')}
      columns={columns}
      rows={answer.categories}
      keyOf={(row) => row.category}
      file="costs"
    />
  )
}
