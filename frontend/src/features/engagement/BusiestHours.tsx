import { useMemo } from 'react'
import { DataTable, type Column } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { EngagementAnswer, EngagementHour } from './answer'

/** The hours of the week, the busiest first. */
export function BusiestHours({ answer }: { answer: EngagementAnswer }) {
  const t = useT()
  const format = useFormat()
  const columns = useMemo(
    (): Column<EngagementHour>[] => [
      {
        id: 'hour',
        label: t('engagement.hour'),
        value: (row) => `${row.weekday} ${String(row.hour).padStart(2, '0')}:00`,
        cell: (row) => `${format.weekday(row.weekday - 1)} ${String(row.hour).padStart(2, '0')}:00`,
      },
      { id: 'events', label: t('engagement.events'), value: (row) => row.events, hasBar: true },
      { id: 'people', label: t('engagement.people'), value: (row) => row.people },
      {
        id: 'rate',
        label: t('engagement.measure.events_per_hour'),
        hint: t('engagement.rateHint'),
        value: (row) => row.events_per_hour,
        cell: (row) => format.number(row.events_per_hour),
      },
    ],
    [t, format],
  )
  return (
    <DataTable
      label={t('engagement.busiest')}
      columns={columns}
      rows={answer.heatmap}
      keyOf={(row) => `${row.weekday} ${row.hour}`}
      sort={{ column: 'events', isDescending: true }}
      limit={10}
      file="engagement"
    />
  )
}
