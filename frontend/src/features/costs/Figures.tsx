import { KpiRow, useMoney, type Kpi } from '@/features/analysis'
import { useT } from '@/i18n'
import type { CostsAnswer } from './answer'

export function Figures({ answer, previous }: { answer: CostsAnswer; previous: CostsAnswer | null }) {
  const t = useT()
  const money = useMoney(answer.currency)
  const amount = (id: 'income' | 'costs' | 'profit', goodWhen: 'up' | 'down' = 'up'): Kpi => ({
    id,
    label: t(`costs.${id}`),
    value: answer[id],
    text: money.short(answer[id]),
    previous: previous?.[id] ?? null,
    goodWhen,
  })
  const items: Kpi[] = [
    amount('income'),
    {
      ...amount('costs', 'down'),
      ...(answer.unconverted > 0 ? { detail: t('costs.unconverted', { count: answer.unconverted }) } : {}),
    },
    amount('profit'),
    {
      id: 'margin',
      label: t('costs.margin'),
      value: answer.margin,
      kind: 'percent',
      previous: previous?.margin ?? null,
      hint: t('costs.marginHint'),
    },
    {
      id: 'roi',
      label: t('costs.roi'),
      value: answer.roi,
      kind: 'percent',
      previous: previous?.roi ?? null,
      hint: t('costs.roiHint'),
    },
  ]
  return <KpiRow label={t('nav.costs')} items={items} />
}
