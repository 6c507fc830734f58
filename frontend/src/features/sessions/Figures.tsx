import { KpiRow, type Kpi } from '@/features/analysis'
import { useT } from '@/i18n'
import type { SessionsAnswer } from './answer'

const inMs = (seconds: number | null | undefined) =>
  seconds === null || seconds === undefined ? null : seconds * 1_000

export function Figures({ answer, previous }: { answer: SessionsAnswer; previous: SessionsAnswer | null }) {
  const t = useT()
  const items: Kpi[] = [
    {
      id: 'sessions',
      label: t('sessions.count'),
      value: answer.sessions,
      previous: previous?.sessions ?? null,
      detail: t('sessions.people', { count: answer.users }),
    },
    {
      id: 'events',
      label: t('sessions.events'),
      value: answer.mean_events,
      previous: previous?.mean_events ?? null,
    },
    {
      id: 'mean',
      label: t('sessions.mean'),
      value: inMs(answer.mean_duration_seconds),
      kind: 'duration',
      previous: inMs(previous?.mean_duration_seconds),
      hint: t('sessions.meanHint'),
    },
    {
      id: 'median',
      label: t('sessions.median'),
      value: inMs(answer.median_duration_seconds),
      kind: 'duration',
      previous: inMs(previous?.median_duration_seconds),
    },
    {
      id: 'others',
      label: t('sessions.others'),
      value: inMs(answer.mean_duration_seconds_of_others),
      kind: 'duration',
      previous: inMs(previous?.mean_duration_seconds_of_others),
      hint: t('sessions.othersHint'),
    },
    {
      id: 'bounce',
      label: t('sessions.bounce'),
      value: answer.bounce_rate,
      kind: 'percent',
      previous: previous?.bounce_rate ?? null,
      goodWhen: 'down',
      hint: t('sessions.bounceHint'),
    },
  ]
  return <KpiRow label={t('nav.sessions')} items={items} />
}
