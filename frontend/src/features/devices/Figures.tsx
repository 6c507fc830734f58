import { KpiRow, type Kpi } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { DevicesAnswer } from './answer'

export function Figures({ answer, previous }: { answer: DevicesAnswer; previous: DevicesAnswer | null }) {
  const t = useT()
  const format = useFormat()
  const soon = answer.sensors.reduce((sum, one) => sum + one.soon, 0)
  const items: Kpi[] = [
    { id: 'count', label: t('devices.count'), value: answer.count, previous: previous?.count ?? null },
    {
      id: 'online',
      label: t('devices.online'),
      value: answer.online,
      ...(answer.count > 0
        ? { detail: t('devices.ofAll', { share: format.number(answer.online / answer.count, 'percent') }) }
        : {}),
    },
    { id: 'offline', label: t('devices.offline'), value: answer.offline },
    {
      id: 'out',
      label: t('devices.outOfBounds'),
      value: answer.out_of_bounds,
      previous: previous?.out_of_bounds ?? null,
      goodWhen: 'down',
    },
    { id: 'soon', label: t('devices.soon'), value: soon, hint: t('devices.soonHint') },
  ]
  return <KpiRow label={t('nav.devices')} items={items} />
}
