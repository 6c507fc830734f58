import { KpiRow, type Kpi } from '@/features/analysis'
import { useT } from '@/i18n'
import type { FunnelAnswer } from './answer'

/** The way from the first step to the last in a few figures. */
export function Overall({ answer, previous }: { answer: FunnelAnswer; previous: FunnelAnswer | null }) {
  const t = useT()
  const [first, last] = [answer.steps[0], answer.steps.at(-1)]
  if (!first || !last) return null
  const before = { first: previous?.steps[0], last: previous?.steps.at(-1) }
  const seconds = answer.steps.slice(1).map((step) => step.median_seconds_from_previous)
  const slowest = Math.max(...seconds.map((one) => one ?? 0))
  const items: Kpi[] = [
    {
      id: 'conversion',
      label: t('funnels.conversion'),
      value: last.conversion_from_start,
      kind: 'percent',
      previous: before.last?.conversion_from_start ?? null,
    },
    { id: 'entered', label: t('funnels.entered'), value: first.count, previous: before.first?.count ?? null },
    {
      id: 'converted',
      label: t('funnels.converted'),
      value: last.count,
      previous: before.last?.count ?? null,
    },
    {
      id: 'slowest',
      label: t('funnels.slowest'),
      value: slowest > 0 ? slowest * 1000 : null,
      kind: 'duration',
      hint: t('funnels.slowestHint'),
    },
  ]
  return <KpiRow label={t('nav.funnels')} items={items} />
}
