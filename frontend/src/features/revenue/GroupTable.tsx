import { useMemo } from 'react'
import { DataTable, useMoney, type Column } from '@/features/analysis'
import { useT } from '@/i18n'
import type { RevenueAnswer, RevenueGroup } from './answer'

/** What each product (or other value) brought. */
export function GroupTable({ answer, field }: { answer: RevenueAnswer; field: string }) {
  const t = useT()
  const money = useMoney(answer.currency)
  const columns = useMemo((): Column<RevenueGroup>[] => {
    const amount = (id: 'net' | 'gross' | 'refunds' | 'average_price', hasBar = false) => ({
      id,
      label: t(`revenue.${id}`),
      value: (row: RevenueGroup) => row[id],
      cell: (row: RevenueGroup) => money.exact(row[id]),
      hasBar,
    })
    const count = (id: 'orders' | 'units' | 'people') => ({
      id,
      label: t(`revenue.${id}`),
      value: (row: RevenueGroup) => row[id],
    })
    return [
      {
        id: 'name',
        label: field,
        value: (row) => (row.name === '(other)' ? t('revenue.other') : row.name || '–'),
      },
      amount('net', true),
      amount('gross'),
      amount('refunds'),
      count('orders'),
      count('units'),
      count('people'),
      amount('average_price'),
    ]
  }, [t, money, field])
  return (
    <DataTable
      label={t('revenue.groups', { field })}
      columns={columns}
      rows={answer.groups}
      keyOf={(row) => row.name}
      file="revenue"
    />
  )
}
