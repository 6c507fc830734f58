import { KpiRow, useMoney, type Kpi } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { AiUsageAnswer } from './answer'

export function Figures({ answer, previous }: { answer: AiUsageAnswer; previous: AiUsageAnswer | null }) {
  const t = useT()
  const format = useFormat()
  const money = useMoney(answer.currency)
  const [now, before] = [answer.overall, previous?.overall]
  const items: Kpi[] = [
    {
      id: 'cost',
      label: t('aiUsage.cost'),
      value: now.cost,
      text: money.short(now.cost),
      previous: before?.cost ?? null,
      goodWhen: 'down',
      detail: t('aiUsage.perMonth', { amount: money.short(answer.cost_per_month) }),
    },
    {
      id: 'calls',
      label: t('aiUsage.calls'),
      value: now.calls,
      previous: before?.calls ?? null,
      detail: t('aiUsage.cached', { count: format.number(now.cached) }),
    },
    {
      id: 'tokens',
      label: t('aiUsage.tokens'),
      value: now.input_tokens + now.output_tokens,
      previous: before ? before.input_tokens + before.output_tokens : null,
      detail: t('aiUsage.written', { count: format.number(now.output_tokens) }),
    },
    {
      id: 'price',
      label: t('aiUsage.per1k'),
      value: now.cost_per_1k_tokens,
      text: money.short(now.cost_per_1k_tokens),
      previous: before?.cost_per_1k_tokens ?? null,
      goodWhen: 'down',
    },
    {
      id: 'p95',
      label: t('aiUsage.p95'),
      value: now.p95_ms,
      kind: 'duration',
      previous: before?.p95_ms ?? null,
      goodWhen: 'down',
      detail: t('aiUsage.speed', { count: format.number(now.tokens_per_second) }),
    },
    {
      id: 'errors',
      label: t('aiUsage.errorRate'),
      value: now.error_rate,
      kind: 'percent',
      previous: before?.error_rate ?? null,
      goodWhen: 'down',
    },
  ]
  return <KpiRow label={t('nav.aiUsage')} items={items} />
}
