import {
  AnalysisScreen,
  AnswerChart,
  KpiRow,
  Panel,
  seriesColours,
  seriesRows,
  useAnalysisScreen,
  useMoney,
  type Kpi,
} from '@/features/analysis'
import { useT } from '@/i18n'
import type { RevenueAnswer } from './answer'
import RevenueBuilder, { FIELDS } from './Builder'
import { GroupTable } from './GroupTable'
import { withRate } from './money'
import { PartChoice } from './PartChoice'
import { Unconverted } from './Unconverted'

/** Orders and refunds: over time, per order and person, and by product. */
export function Orders() {
  const t = useT()
  const screen = useAnalysisScreen<RevenueAnswer, typeof FIELDS>({ kind: 'revenue', fields: FIELDS })
  const { query, question, change } = screen
  return (
    <AnalysisScreen
      screen={screen}
      title={t('nav.revenue')}
      help={t('revenue.help')}
      tools={<PartChoice value="orders" />}
      builder={<RevenueBuilder {...{ question, change }} />}
      widget={{ kind: 'line', options: { unit: 'currency', currency: question.money.currency } }}
      hasCompare
      isEmpty={(answer) => answer.orders === 0 && answer.refunded_orders === 0}
      emptyText={t('revenue.empty')}
    >
      {(answer, previous) => (
        <>
          <Figures answer={answer} previous={previous} />
          {answer.unconverted.length > 0 && (
            <Unconverted
              {...{ answer }}
              onRate={(code, rate) => change({ money: withRate(question.money, code, rate) })}
            />
          )}
          <Panel title={t('revenue.overTime')}>
            <AnswerChart
              title={t('revenue.overTime')}
              kind="line"
              {...{ query, answer }}
              options={{
                unit: 'currency',
                currency: answer.currency,
                ...seriesColours({ [t('revenue.net')]: 'series-1', [t('revenue.refunds')]: 'series-2' }),
              }}
              rows={seriesRows(answer.buckets, {
                [t('revenue.net')]: (one) => one.gross - one.refunds,
                [t('revenue.refunds')]: (one) => one.refunds,
              })}
              height={280}
            />
          </Panel>
          {answer.groups.length > 0 && (
            <Panel title={t('revenue.groups', { field: question.group_by })}>
              <GroupTable answer={answer} field={question.group_by} />
            </Panel>
          )}
        </>
      )}
    </AnalysisScreen>
  )
}

function Figures({ answer, previous }: { answer: RevenueAnswer; previous: RevenueAnswer | null }) {
  const t = useT()
  const money = useMoney(answer.currency)
  const amount = (id: 'net' | 'gross' | 'refunds' | 'average_order' | 'per_person'): Kpi => ({
    id,
    label: t(`revenue.${id}`),
    value: answer[id],
    text: money.short(answer[id]),
    previous: previous?.[id] ?? null,
    goodWhen: id === 'refunds' ? 'down' : 'up',
  })
  const items: Kpi[] = [
    amount('net'),
    amount('gross'),
    { ...amount('refunds'), detail: t('revenue.refunded', { count: answer.refunded_orders }) },
    {
      id: 'orders',
      label: t('revenue.orders'),
      value: answer.orders,
      previous: previous?.orders ?? null,
      ...(answer.success_rate === null
        ? {}
        : { detail: t('revenue.failed', { count: answer.failed_payments }) }),
    },
    {
      ...amount('average_order'),
      detail: t('revenue.median', { amount: money.short(answer.median_order) }),
    },
    { ...amount('per_person'), detail: t('revenue.payingPeople', { count: answer.paying_people }) },
  ]
  return <KpiRow label={t('nav.revenue')} items={items} />
}
