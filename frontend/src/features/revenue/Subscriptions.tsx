import { useMemo } from 'react'
import {
  AnalysisScreen,
  AnswerChart,
  DataTable,
  KpiRow,
  Panel,
  useAnalysisScreen,
  useMoney,
  type Column,
  type Kpi,
} from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { MOVES, type SubscriptionMonth, type SubscriptionsAnswer } from './answer'
import { moveRows } from './moves'
import { PartChoice } from './PartChoice'
import SubscriptionsBuilder, { FIELDS } from './SubscriptionsBuilder'

/** What subscriptions bring each month, and what moved it. */
export function Subscriptions() {
  const t = useT()
  const format = useFormat()
  const screen = useAnalysisScreen<SubscriptionsAnswer, typeof FIELDS>({
    kind: 'subscriptions',
    fields: FIELDS,
    range: 'last_90_days',
  })
  const { query, question, change } = screen
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.revenue')}
      help={t('revenue.subscriptionsHelp')}
      tools={<PartChoice value="subscriptions" />}
      builder={<SubscriptionsBuilder {...{ question, change }} />}
      widget={{ kind: 'line', options: { unit: 'currency', currency: question.money.currency } }}
      isEmpty={(answer) => answer.months.every((one) => one.start === 0 && one.end === 0 && one.new === 0)}
      emptyText={t('revenue.subscriptionsEmpty')}
    >
      {(answer) => (
        <>
          <Figures answer={answer} />
          <Panel title={t('revenue.moves')} hint={t('revenue.movesHint')}>
            <AnswerChart
              title={t('revenue.moves')}
              kind="bar"
              {...{ query, answer }}
              options={{ mode: 'stacked', sort: 'none', unit: 'currency', currency: answer.currency }}
              rows={moveRows(answer.months, {
                month: (at) => format.date(at),
                move: (move) => t(`revenue.${move}`),
              })}
              height={300}
            />
          </Panel>
          <Panel title={t('revenue.months')}>
            <MonthTable answer={answer} />
          </Panel>
        </>
      )}
    </AnalysisScreen>
  )
}

function Figures({ answer }: { answer: SubscriptionsAnswer }) {
  const t = useT()
  const money = useMoney(answer.currency)
  const items: Kpi[] = [
    { id: 'mrr', label: t('revenue.mrr'), value: answer.mrr, text: money.short(answer.mrr) },
    { id: 'arr', label: t('revenue.arr'), value: answer.arr, text: money.short(answer.arr) },
    {
      id: 'subscribers',
      label: t('revenue.subscribers'),
      value: answer.subscribers,
      detail: t('revenue.each', { amount: money.short(answer.average_per_subscriber) }),
    },
    {
      id: 'churn',
      label: t('revenue.churn'),
      value: answer.revenue_churn_rate,
      kind: 'percent',
      hint: t('revenue.churnHint'),
    },
    {
      id: 'lost',
      label: t('revenue.lost'),
      value: answer.subscriber_churn_rate,
      kind: 'percent',
      hint: t('revenue.churnHint'),
    },
    {
      id: 'retention',
      label: t('revenue.kept'),
      value: answer.net_revenue_retention,
      kind: 'percent',
      hint: t('revenue.keptHint'),
    },
    { id: 'quick', label: t('revenue.quick'), value: answer.quick_ratio, hint: t('revenue.quickHint') },
  ]
  return <KpiRow label={t('revenue.part.subscriptions')} items={items} />
}

function MonthTable({ answer }: { answer: SubscriptionsAnswer }) {
  const t = useT()
  const format = useFormat()
  const money = useMoney(answer.currency)
  const rows = useMemo(() => [...answer.months].reverse(), [answer])
  const columns = useMemo((): Column<SubscriptionMonth>[] => {
    const amounts = (['start', ...MOVES, 'end'] as const).map((id) => ({
      id,
      label: t(`revenue.${id}`),
      value: (row: SubscriptionMonth) => row[id],
      cell: (row: SubscriptionMonth) => money.exact(row[id]),
      hasBar: id === 'end',
    }))
    return [
      {
        id: 'month',
        label: t('revenue.month'),
        value: (row) => row.month,
        cell: (row) => format.date(row.month),
      },
      ...amounts,
      { id: 'subscribers', label: t('revenue.subscribers'), value: (row) => row.subscribers_end },
      { id: 'gone', label: t('revenue.cancelled'), value: (row) => row.subscribers_lost },
    ]
  }, [t, format, money])
  return (
    <DataTable
      label={t('revenue.months')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.month}
      file="subscriptions"
    />
  )
}
