import { KpiRow, type Kpi } from '@/features/analysis'
import { useT } from '@/i18n'
import type { AdoptionAnswer } from './answer'

interface FiguresProps {
  answer: AdoptionAnswer
  previous: AdoptionAnswer | null
}

const seconds = (value: number | null | undefined) =>
  value === null || value === undefined ? null : value * 1000

/** The feature in a few figures. */
export function Figures({ answer, previous }: FiguresProps) {
  const t = useT()
  const items: Kpi[] = [
    {
      id: 'rate',
      label: t('adoption.rate'),
      value: answer.adoption_rate,
      kind: 'percent',
      previous: previous?.adoption_rate ?? null,
      detail: t('adoption.adoptersCount', { count: answer.adopters }),
      hint: t('adoption.rateHint'),
    },
    {
      id: 'new',
      label: t('adoption.newAdopters'),
      value: answer.new_adopters,
      previous: previous?.new_adopters ?? null,
      hint: t('adoption.newHint'),
    },
    {
      id: 'usage',
      label: t('adoption.usage'),
      value: answer.usage_rate,
      kind: 'percent',
      previous: previous?.usage_rate ?? null,
      detail: t('adoption.usersCount', { count: answer.users }),
      hint: t('adoption.usageHint'),
    },
    {
      id: 'repeat',
      label: t('adoption.repeat'),
      value: answer.repeat_rate,
      kind: 'percent',
      previous: previous?.repeat_rate ?? null,
      hint: t(`adoption.repeatHint.${answer.period}`),
    },
    {
      id: 'time',
      label: t('adoption.time'),
      value: seconds(answer.median_seconds_to_adopt),
      kind: 'duration',
      previous: seconds(previous?.median_seconds_to_adopt),
      goodWhen: 'down',
      hint: t('adoption.timeHint'),
    },
  ]
  return <KpiRow label={t('nav.adoption')} items={items} />
}
