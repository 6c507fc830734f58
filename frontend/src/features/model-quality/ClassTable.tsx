import { useMemo } from 'react'
import { DataTable, type Column } from '@/features/analysis'
import { useT } from '@/i18n'
import type { ClassQuality } from './answer'

/** Each class against all others. */
export function ClassTable({ rows }: { rows: readonly ClassQuality[] }) {
  const t = useT()
  const columns = useMemo(
    (): Column<ClassQuality>[] => [
      { id: 'name', label: t('modelQuality.class'), value: (row) => row.name || '–' },
      { id: 'support', label: t('modelQuality.support'), value: (row) => row.support, hasBar: true },
      ...(['precision', 'recall', 'f1'] as const).map((id) => ({
        id,
        label: t(`modelQuality.${id}`),
        value: (row: ClassQuality) => row[id],
        kind: 'percent' as const,
      })),
    ],
    [t],
  )
  return (
    <DataTable
      label={t('modelQuality.classes')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.name}
      file="classes"
    />
  )
}
