import { useMemo } from 'react'
import { DataTable, type Column } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import type { Endpoint } from './answer'

/** Every endpoint; sorted by time share it says where making things quicker pays most. */
export function EndpointTable({ endpoints }: { endpoints: readonly Endpoint[] }) {
  const t = useT()
  const format = useFormat()
  const columns = useMemo(
    (): Column<Endpoint>[] => [
      {
        id: 'endpoint',
        label: t('requests.endpoint'),
        value: (row) => (row.path === '(other)' ? t('requests.other') : `${row.method} ${row.path}`.trim()),
      },
      { id: 'count', label: t('requests.count'), value: (row) => row.count, hasBar: true },
      { id: 'p50', label: t('requests.median'), value: (row) => row.p50_ms, kind: 'duration' },
      { id: 'p95', label: t('requests.p95'), value: (row) => row.p95_ms, kind: 'duration', hasBar: true },
      { id: 'p99', label: t('requests.p99'), value: (row) => row.p99_ms, kind: 'duration' },
      {
        id: 'errors',
        label: t('requests.errorRate'),
        value: (row) => row.error_rate,
        kind: 'percent',
        hasBar: true,
      },
      {
        id: 'time',
        label: t('requests.timeShare'),
        hint: t('requests.timeShareHint'),
        value: (row) => row.time_share,
        kind: 'percent',
      },
      {
        id: 'apdex',
        label: 'Apdex',
        hint: t('requests.apdexHint'),
        value: (row) => row.apdex,
        cell: (row) => format.number(row.apdex),
      },
    ],
    [t, format],
  )
  return (
    <DataTable
      label={t('requests.endpoints')}
      columns={columns}
      rows={endpoints}
      keyOf={(row) => `${row.method} ${row.path}`}
      file="requests"
    />
  )
}
