import { KpiRow, type Kpi } from '@/features/analysis'
import { useT } from '@/i18n'
import type { WebAnswer } from './answer'

export function Figures({ answer, previous }: { answer: WebAnswer; previous: WebAnswer | null }) {
  const t = useT()
  const [now, before] = [answer.overall, previous?.overall]
  const seconds = (value: number | null | undefined) =>
    value === null || value === undefined ? null : value * 1_000
  const items: Kpi[] = [
    {
      id: 'visitors',
      label: t('web.visitors'),
      value: now.visitors,
      previous: before?.visitors ?? null,
      detail: t('web.now', { count: answer.visitors_now }),
    },
    {
      id: 'visits',
      label: t('web.visits'),
      value: now.visits,
      previous: before?.visits ?? null,
      hint: t('web.visitsHint'),
    },
    {
      id: 'views',
      label: t('web.views'),
      value: now.views,
      previous: before?.views ?? null,
      detail: t('web.bots', { count: answer.bot_views }),
    },
    {
      id: 'perVisit',
      label: t('web.perVisit'),
      value: now.views_per_visit,
      previous: before?.views_per_visit ?? null,
    },
    {
      id: 'bounce',
      label: t('web.bounce'),
      value: now.bounce_rate,
      kind: 'percent',
      previous: before?.bounce_rate ?? null,
      goodWhen: 'down',
      hint: t('web.bounceHint'),
    },
    {
      id: 'duration',
      label: t('web.duration'),
      value: seconds(now.mean_visit_seconds),
      kind: 'duration',
      previous: seconds(before?.mean_visit_seconds),
    },
  ]
  return <KpiRow label={t('nav.web')} items={items} />
}
