import { useMemo } from 'react'
import { DataTable, type Column } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { STAGES, type LifecycleAnswer, type LifecyclePeriod, type Stage } from './answer'
import styles from './lifecycle.module.css'

interface PeriodTableProps {
  answer: LifecycleAnswer
  onPick: (stage: Stage, at: string, title: string) => void
}

/** Every period with its stages, the newest first; a number lists its people. */
export function PeriodTable({ answer, onPick }: PeriodTableProps) {
  const t = useT()
  const format = useFormat()
  const rows = useMemo(() => [...answer.periods].reverse(), [answer])
  const columns = useMemo(
    (): Column<LifecyclePeriod>[] => [
      {
        id: 'period',
        label: t('lifecycle.period'),
        value: (row) => row.period,
        cell: (row) => (
          <>
            {format.day(row.period, true)}
            {!row.is_complete && <small className={styles.open}> {t('lifecycle.notOver')}</small>}
          </>
        ),
      },
      { id: 'active', label: t('lifecycle.activePeople'), value: (row) => row.active, hasBar: true },
      ...STAGES.map((stage): Column<LifecyclePeriod> => ({
        id: stage,
        label: t(`lifecycle.${stage}`),
        hint: t(`lifecycle.${stage}Hint`),
        value: (row) => row[stage],
        cell: (row) =>
          row[stage] === 0 ? (
            format.exact(0)
          ) : (
            <button
              type="button"
              className={styles.people}
              onClick={() =>
                onPick(stage, row.period, `${t(`lifecycle.${stage}`)} · ${format.day(row.period, true)}`)
              }
            >
              {format.exact(row[stage])}
            </button>
          ),
      })),
      {
        id: 'quick',
        label: t('lifecycle.quickRatio'),
        hint: t('lifecycle.quickRatioHint'),
        value: (row) => row.quick_ratio,
        cell: (row) => format.number(row.quick_ratio),
      },
    ],
    [t, format, onPick],
  )
  return (
    <DataTable
      label={t('lifecycle.periods')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.period}
      file="lifecycle"
    />
  )
}
