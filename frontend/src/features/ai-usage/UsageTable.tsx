import { useMemo } from 'react'
import { DataTable, useMoney, type Column } from '@/features/analysis'
import { useT } from '@/i18n'
import type { UsageGroup } from './answer'

interface UsageTableProps {
  label: string
  rows: readonly UsageGroup[]
  currency: string
}

/** What each model, or each thing that models are used for, costs and takes. */
export function UsageTable({ label, rows, currency }: UsageTableProps) {
  const t = useT()
  const money = useMoney(currency)
  const columns = useMemo(
    (): Column<UsageGroup>[] => [
      { id: 'name', label, value: (row) => row.name || '–' },
      {
        id: 'cost',
        label: t('aiUsage.cost'),
        value: (row) => row.cost,
        cell: (row) => money.exact(row.cost),
        hasBar: true,
      },
      { id: 'calls', label: t('aiUsage.calls'), value: (row) => row.calls, hasBar: true },
      { id: 'read', label: t('aiUsage.read'), value: (row) => row.input_tokens },
      { id: 'wrote', label: t('aiUsage.wrote'), value: (row) => row.output_tokens },
      { id: 'p50', label: t('aiUsage.median'), value: (row) => row.p50_ms, kind: 'duration' },
      { id: 'p95', label: t('aiUsage.p95'), value: (row) => row.p95_ms, kind: 'duration' },
      { id: 'errors', label: t('aiUsage.errorRate'), value: (row) => row.error_rate, kind: 'percent' },
    ],
    [t, money, label],
  )
  return <DataTable label={label} columns={columns} rows={rows} keyOf={(row) => row.name} file="ai-usage" />
}
