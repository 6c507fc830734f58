import { useMemo } from 'react'
import { DataTable, Panel, type Column } from '@/features/analysis'
import { useFormat, type Format } from '@/format/use-format'
import { useT, type Translate } from '@/i18n'
import type { AdoptionAnswer, WaitBand } from './answer'

function named({ from_seconds: from, to_seconds: to }: WaitBand, format: Format, t: Translate): string {
  const write = (seconds: number) => format.number(seconds * 1000, 'duration')
  if (to === null) return t('adoption.longer', { time: write(from) })
  return from === 0 ? t('adoption.within', { time: write(to) }) : `${write(from)} – ${write(to)}`
}

/** How long new adopters took from their first event to their first use. */
export function Waits({ answer }: { answer: AdoptionAnswer }) {
  const t = useT()
  const format = useFormat()
  const total = answer.new_adopters
  const columns = useMemo(
    (): Column<WaitBand>[] => [
      {
        id: 'time',
        label: t('adoption.time'),
        value: (row) => named(row, format, t),
      },
      { id: 'adopters', label: t('adoption.newAdopters'), value: (row) => row.adopters, hasBar: true },
      {
        id: 'share',
        label: t('adoption.share'),
        value: (row) => (total > 0 ? row.adopters / total : null),
        kind: 'percent',
      },
    ],
    [t, format, total],
  )
  if (total === 0) return null
  return (
    <Panel title={t('adoption.waits')} hint={t('adoption.timeHint')}>
      <DataTable
        label={t('adoption.waits')}
        columns={columns}
        rows={answer.seconds_to_adopt}
        keyOf={(row) => String(row.from_seconds)}
        file="time-to-adopt"
      />
    </Panel>
  )
}
