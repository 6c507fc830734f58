import { useMemo } from 'react'
import { DataTable, type Column } from '@/features/analysis'
import { useT } from '@/i18n'
import type { SensorTotal } from './answer'

/** Each sensor over all devices. */
export function SensorTable({ rows }: { rows: readonly SensorTotal[] }) {
  const t = useT()
  const columns = useMemo(
    (): Column<SensorTotal>[] => [
      { id: 'sensor', label: t('devices.sensor'), value: (row) => row.sensor },
      { id: 'devices', label: t('devices.count'), value: (row) => row.devices },
      { id: 'mean', label: t('devices.mean'), value: (row) => row.mean },
      { id: 'total', label: t('devices.total'), value: (row) => row.total },
      { id: 'out', label: t('devices.outOfBounds'), value: (row) => row.out_of_bounds, hasBar: true },
      { id: 'soon', label: t('devices.soon'), hint: t('devices.soonHint'), value: (row) => row.soon },
    ],
    [t],
  )
  return (
    <DataTable
      label={t('devices.bySensor')}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.sensor}
      file="sensors"
    />
  )
}
