import { useMemo } from 'react'
import { DataTable, type Column } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { Transaction } from './answer'

interface TransactionTableProps {
  label: string
  rows: readonly Transaction[]
  empty: string
}

export function TransactionTable({ label, rows, empty }: TransactionTableProps) {
  const t = useT()
  const format = useFormat()
  const columns = useMemo(
    (): Column<Transaction>[] => [
      { id: 'id', label: t('transactions.transaction'), value: (row) => row.transaction },
      { id: 'status', label: t('transactions.status'), value: (row) => row.status || '–' },
      { id: 'value', label: t('transactions.amount'), value: (row) => row.value },
      {
        id: 'first',
        label: t('transactions.began'),
        value: (row) => row.first_seen,
        cell: (row) => format.dateTime(row.first_seen),
      },
      {
        id: 'last',
        label: t('transactions.changed'),
        value: (row) => row.last_seen,
        cell: (row) => format.dateTime(row.last_seen),
      },
      { id: 'changes', label: t('transactions.events'), value: (row) => row.changes },
    ],
    [t, format],
  )
  return (
    <DataTable
      {...{ label, columns, rows, empty }}
      keyOf={(row) => row.transaction}
      limit={10}
      file="transactions"
    />
  )
}
