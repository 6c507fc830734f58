import { KpiRow, type Kpi } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { TransactionsAnswer } from './answer'

const inMs = (seconds: number | null | undefined) =>
  seconds === null || seconds === undefined ? null : seconds * 1_000

interface FiguresProps {
  answer: TransactionsAnswer
  previous: TransactionsAnswer | null
}

export function Figures({ answer, previous }: FiguresProps) {
  const t = useT()
  const format = useFormat()
  const items: Kpi[] = [
    {
      id: 'all',
      label: t('nav.transactions'),
      value: answer.transactions,
      previous: previous?.transactions ?? null,
      detail: t('transactions.pendingCount', { count: answer.pending }),
    },
    {
      id: 'success',
      label: t('transactions.success'),
      value: answer.success_rate,
      kind: 'percent',
      previous: previous?.success_rate ?? null,
      hint: t('transactions.successHint'),
      detail: t('transactions.failedCount', { count: answer.failed }),
    },
    {
      id: 'stuck',
      label: t('transactions.stuck'),
      value: answer.stuck_count,
      previous: previous?.stuck_count ?? null,
      goodWhen: 'down',
      hint: t('transactions.stuckHint'),
    },
    {
      id: 'time',
      label: t('transactions.time'),
      value: inMs(answer.median_seconds_to_complete),
      kind: 'duration',
      previous: inMs(previous?.median_seconds_to_complete),
      goodWhen: 'down',
      detail: t('transactions.p95', {
        time: format.number(inMs(answer.p95_seconds_to_complete), 'duration'),
      }),
    },
    {
      id: 'value',
      label: t('transactions.value'),
      value: answer.completed_value,
      previous: previous?.completed_value ?? null,
    },
  ]
  return <KpiRow label={t('nav.transactions')} items={items} />
}
