import { KpiRow, type Kpi } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { EngagementAnswer } from './answer'

interface FiguresProps {
  answer: EngagementAnswer
  previous: EngagementAnswer | null
}

const seconds = (value: number | null | undefined) =>
  value === null || value === undefined ? null : value * 1000

/** How much each active person does. */
export function Figures({ answer, previous }: FiguresProps) {
  const t = useT()
  const format = useFormat()
  const items: Kpi[] = [
    {
      id: 'people',
      label: t('engagement.people'),
      value: answer.people,
      previous: previous?.people ?? null,
    },
    {
      id: 'events',
      label: t('engagement.eventsEach'),
      value: answer.events_per_person,
      previous: previous?.events_per_person ?? null,
      hint: t('engagement.eachHint'),
    },
    {
      id: 'sessions',
      label: t('engagement.sessionsEach'),
      value: answer.sessions_per_person,
      previous: previous?.sessions_per_person ?? null,
      hint: t('engagement.eachHint'),
    },
    {
      id: 'days',
      label: t('engagement.daysEach'),
      value: answer.active_days_per_person,
      previous: previous?.active_days_per_person ?? null,
      hint: t('engagement.eachHint'),
    },
    {
      id: 'time',
      label: t('engagement.timeEach'),
      value: seconds(answer.active_seconds_per_person),
      kind: 'duration',
      previous: seconds(previous?.active_seconds_per_person),
      hint: t('engagement.timeHint'),
      detail: t('engagement.perSession', {
        time: format.number(seconds(answer.mean_session_seconds), 'duration'),
      }),
    },
  ]
  return <KpiRow label={t('nav.engagement')} items={items} />
}
