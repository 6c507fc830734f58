import { KpiRow, type Kpi } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { RequestsAnswer } from './answer'

interface FiguresProps {
  answer: RequestsAnswer
  previous: RequestsAnswer | null
}

export function Figures({ answer, previous }: FiguresProps) {
  const t = useT()
  const format = useFormat()
  const [now, before] = [answer.overall, previous?.overall]
  const items: Kpi[] = [
    {
      id: 'count',
      label: t('requests.count'),
      value: now.count,
      previous: before?.count ?? null,
      detail: t('requests.perSecond', { count: format.number(answer.per_second) }),
    },
    {
      id: 'median',
      label: t('requests.median'),
      value: now.p50_ms,
      kind: 'duration',
      previous: before?.p50_ms ?? null,
      goodWhen: 'down',
    },
    {
      id: 'p95',
      label: t('requests.p95'),
      value: now.p95_ms,
      kind: 'duration',
      previous: before?.p95_ms ?? null,
      goodWhen: 'down',
      hint: t('requests.p95Hint'),
    },
    {
      id: 'p99',
      label: t('requests.p99'),
      value: now.p99_ms,
      kind: 'duration',
      previous: before?.p99_ms ?? null,
      goodWhen: 'down',
    },
    {
      id: 'errors',
      label: t('requests.errorRate'),
      value: now.error_rate,
      kind: 'percent',
      previous: before?.error_rate ?? null,
      goodWhen: 'down',
      hint: t('requests.errorHint'),
      detail: t('requests.clientErrors', { count: now.client_errors }),
    },
  ]
  return <KpiRow label={t('nav.requests')} items={items} />
}
