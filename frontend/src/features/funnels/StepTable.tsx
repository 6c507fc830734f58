import { useMemo } from 'react'
import { DataTable, type Column } from '@/features/analysis'
import { useT } from '@/i18n'
import type { FunnelAnswer, FunnelStep } from './answer'
import type { Bar } from './bars'
import { useStepTitle } from './use-step-title'

interface StepRow extends FunnelStep, Pick<Bar, 'value' | 'isOther'> {
  /** From 1. */
  place: number
}

function rowsOf({ steps, breakdown }: FunnelAnswer): StepRow[] {
  const numbered = (of: readonly FunnelStep[], value: string | null, isOther: boolean) =>
    of.map((step, at) => ({ ...step, place: at + 1, value, isOther }))
  const groups = breakdown ?? []
  return [
    ...numbered(steps, null, false),
    ...groups.flatMap((one) => numbered(one.steps, one.value, one.is_other)),
  ]
}

const milliseconds = (seconds: number | null) => (seconds === null ? null : seconds * 1_000)

interface StepTableProps {
  answer: FunnelAnswer
  onPick: (title: string, place: number, bar: Pick<Bar, 'value' | 'isOther'>) => void
}

/** Every step with what is left of the one before and of the first, of everyone and of each value of the breakdown. */
export function StepTable({ answer, onPick }: StepTableProps) {
  const t = useT()
  const titleOf = useStepTitle(answer)
  const rows = useMemo(() => rowsOf(answer), [answer])
  const nameOf = ({ value, isOther }: StepRow) =>
    value === null
      ? t('funnels.everyone')
      : isOther
        ? t('funnels.otherValues')
        : value === ''
          ? t('tile.unknown')
          : value
  const hasValues = rows.some((row) => row.value !== null)
  const group: Column<StepRow>[] = hasValues
    ? [{ id: 'value', label: t('query.groupBy'), value: nameOf }]
    : []
  const columns: Column<StepRow>[] = [
    { id: 'step', label: t('funnels.step'), value: (row) => `${row.place}. ${titleOf(row.place)}` },
    ...group,
    { id: 'count', label: t('funnels.people'), value: (row) => row.count, hasBar: true },
    { id: 'dropped', label: t('funnel.lost'), value: (row) => row.dropped },
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
      value: (row) => milliseconds(row.median_seconds_from_previous),
      kind: 'duration',
    },
    {
      id: 'p90',
      label: t('funnels.p90'),
      value: (row) => milliseconds(row.p90_seconds_from_previous),
      kind: 'duration',
    },
  ]
  return (
    <DataTable
      label={t('funnels.steps')}
      columns={columns}
      rows={rows}
      keyOf={(row) => `${row.isOther} ${row.value ?? ''} ${row.place}`}
      onPick={(row) => onPick(t('funnels.gotTo', { title: titleOf(row.place) }), row.place, row)}
      file="funnel"
    />
  )
}
