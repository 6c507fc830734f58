import { KpiRow, type Kpi } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { CohortAnswer, CurvePoint, RetentionAnswer } from './answer'

/** The cohorts in a few figures. */
export function Figures({ answer, curve }: { answer: CohortAnswer; curve: RetentionAnswer | null }) {
  const t = useT()
  const format = useFormat()
  const people = answer.cohorts.reduce((sum, { size }) => sum + size, 0)
  const unit = (period: number) => `${t(`retention.unit.${answer.period}`)} ${format.number(period)}`
  const share = (point: CurvePoint | undefined, id: string): Kpi[] =>
    point
      ? [
          {
            id,
            label: unit(point.period),
            value: point.value,
            kind: 'percent',
            detail: t('retention.ofPeople', { count: point.count, size: format.number(point.size) }),
            hint: t('retention.curveHint'),
          },
        ]
      : []
  const [first, last] = [curve?.curve[1], curve?.curve.at(-1)]
  const items: Kpi[] = [
    { id: 'people', label: t('retention.started'), value: people, hint: t('retention.startedHint') },
    { id: 'cohorts', label: t('retention.cohorts'), value: answer.cohorts.length },
    ...share(first, 'first'),
    ...(last && last.period > 1 ? share(last, 'last') : []),
    ...amounts(answer, people, (key) => t(key)),
  ]
  return <KpiRow label={t('nav.retention')} items={items} />
}

type AmountText =
  'retention.revenue' | 'retention.revenuePerPerson' | 'retention.events' | 'retention.eventsPerPerson'

/** What all of them did or spent, and each. */
function amounts(answer: CohortAnswer, people: number, text: (key: AmountText) => string): Kpi[] {
  if (answer.metric !== 'revenue' && answer.metric !== 'engagement') return []
  const cells = answer.cohorts.flatMap(({ retention }) => retention)
  const total = cells.reduce((sum, cell) => sum + (cell.total ?? 0), 0)
  const isRevenue = answer.metric === 'revenue'
  return [
    { id: 'total', label: text(isRevenue ? 'retention.revenue' : 'retention.events'), value: total },
    {
      id: 'each',
      label: text(isRevenue ? 'retention.revenuePerPerson' : 'retention.eventsPerPerson'),
      value: people > 0 ? total / people : null,
    },
  ]
}
