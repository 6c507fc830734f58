import { KpiRow, type Kpi } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { STAGES, type LifecycleAnswer, type LifecyclePeriod, type Stage } from './answer'

interface FiguresProps {
  answer: LifecycleAnswer
  onPick: (stage: Stage, at: string, title: string) => void
}

/** The last period that is over, against the one before it. */
export function Figures({ answer, onPick }: FiguresProps) {
  const t = useT()
  const format = useFormat()
  const over = answer.periods.filter((one) => one.is_complete)
  const last: LifecyclePeriod | undefined = over.at(-1) ?? answer.periods.at(-1)
  if (!last) return null
  const before = over.at(-2)
  const day = format.day(last.period)
  const items: Kpi[] = [
    {
      id: 'active',
      label: t('lifecycle.activePeople'),
      value: last.active,
      previous: before?.active ?? null,
      detail: t(`lifecycle.since.${answer.period}`, { day }),
    },
    ...STAGES.map((stage): Kpi => ({
      id: stage,
      label: t(`lifecycle.${stage}`),
      value: last[stage],
      previous: before?.[stage] ?? null,
      goodWhen: stage === 'dormant' ? 'down' : 'up',
      hint: t(`lifecycle.${stage}Hint`),
      ...(stage === 'dormant'
        ? { detail: t('lifecycle.quick', { ratio: format.number(last.quick_ratio) }) }
        : {}),
      ...(last[stage] > 0
        ? { onSelect: () => onPick(stage, last.period, `${t(`lifecycle.${stage}`)} · ${day}`) }
        : {}),
    })),
  ]
  return <KpiRow label={t('nav.lifecycle')} items={items} />
}
