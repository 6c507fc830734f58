import { useMemo } from 'react'
import { DataTable, type Column } from '@/features/analysis'
import { useT } from '@/i18n'
import type { FunnelAnswer, FunnelStep } from './answer'

interface StepRow extends FunnelStep {
  /** From 1. */
  place: number
  /** The value of the breakdown; none for everyone. */
  value: string | null
}

function rowsOf({ steps, breakdown }: FunnelAnswer): StepRow[] {
  const numbered = (value: string | null, of: readonly FunnelStep[]) =>
    of.map((step, at) => ({ ...step, place: at + 1, value }))
  return [...numbered(null, steps), ...(breakdown ?? []).flatMap((one) => numbered(one.value, one.steps))]
}

/** Every step with what is left of the one before and of the first, of everyone and of each value of the breakdown. */
export function StepTable({ answer }: { answer: FunnelAnswer }) {
  const t = useT()
  const rows = useMemo(() => rowsOf(answer), [answer])
  const hasValues = rows.some((row) => row.value !== null)
  const columns = useMemo(
    (): Column<StepRow>[] => [
      { id: 'step', label: t('funnels.step'), value: (row) => `${row.place}. ${row.label ?? row.event}` },
      ...(hasValues
        ? [
            {
              id: 'value',
              label: t('query.groupBy'),
              value: (row: StepRow) => row.value ?? t('funnels.everyone'),
            },
          ]
        : []),
      { id: 'count', label: t('funnels.people'), value: (row) => row.count, hasBar: true },
      {
        id: 'start',
        label: t('funnel.ofFirst'),
        value: (row) => row.conversion_from_start,
        kind: 'percent',
      },
      {
        id: 'previous',
        label: t('funnel.ofPrevious'),
        value: (row) => row.conversion_from_previous,
        kind: 'percent',
      },
      {
        id: 'median',
        label: t('funnels.median'),
        value: (row) =>
          row.median_seconds_from_previous === null ? null : row.median_seconds_from_previous * 1000,
        kind: 'duration',
      },
    ],
    [t, hasValues],
  )
  return (
    <DataTable
      label={t('funnels.steps')}
      columns={columns}
      rows={rows}
      keyOf={(row) => `${row.value ?? ''} ${row.place}`}
      file="funnel"
    />
  )
}
