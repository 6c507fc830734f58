import { KpiRow, type Kpi } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { FunnelAnswer } from './answer'
import { useStepTitle } from './use-step-title'

interface OverallProps {
  answer: FunnelAnswer
  previous: FunnelAnswer | null
  /** Lists who got to a step. */
  onPick: (title: string, place: number) => void
}

/** The way from the first step to the last in a few figures. */
export function Overall({ answer, previous, onPick }: OverallProps) {
  const t = useT()
  const format = useFormat()
  const titleOf = useStepTitle(answer)
  const { steps, time_to_convert: took } = answer
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) return null
  const before = { first: previous?.steps[0], last: previous?.steps.at(-1) }
  const pick = (place: number) => () => onPick(t('funnels.gotTo', { title: titleOf(place) }), place)
  const worst = steps.slice(1).reduce<number | null>((found, step, at) => {
    const known = found === null ? undefined : steps[found]
    return step.dropped > (known?.dropped ?? 0) ? at + 1 : found
  }, null)
  const items: Kpi[] = [
    {
      id: 'conversion',
      label: t('funnels.conversion'),
      value: last.conversion_from_start,
      kind: 'percent',
      previous: before.last?.conversion_from_start ?? null,
    },
    {
      id: 'entered',
      label: t('funnels.entered'),
      value: first.count,
      previous: before.first?.count ?? null,
      onSelect: pick(1),
    },
    {
      id: 'converted',
      label: t('funnels.converted'),
      value: last.count,
      previous: before.last?.count ?? null,
      onSelect: pick(steps.length),
    },
    {
      id: 'time',
      label: t('funnels.timeMedian'),
      value: took?.median_seconds == null ? null : took.median_seconds * 1_000,
      kind: 'duration',
      hint: t('funnels.timeMedianHint'),
      ...(took?.p90_seconds == null
        ? {}
        : { detail: t('funnels.p90Of', { time: format.number(took.p90_seconds * 1_000, 'duration') }) }),
    },
    ...(worst === null
      ? []
      : [
          {
            id: 'worst',
            label: t('funnels.worst'),
            value: steps[worst]!.dropped,
            detail: t('funnels.worstBefore', { title: titleOf(worst + 1) }),
          },
        ]),
  ]
  return <KpiRow label={t('nav.funnels')} items={items} />
}
