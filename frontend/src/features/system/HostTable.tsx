import { useMemo } from 'react'
import { Badge } from '@/design/ui/Badge'
import { DataTable, type Column } from '@/features/analysis'
import { useT } from '@/i18n'
import type { Host } from './hosts'
import styles from './system.module.css'

interface HostTableProps {
  hosts: readonly Host[]
  shown: string
  onShow: (host: string) => void
}

/** Every machine that reports; a click shows it. */
export function HostTable({ hosts, shown, onShow }: HostTableProps) {
  const t = useT()
  const columns = useMemo(
    (): Column<Host>[] => [
      {
        id: 'host',
        label: t('system.host'),
        value: (row) => row.name,
        cell: (row) => (
          <span className={styles.host}>
            {row.name}
            {row.name === shown && <Badge tone="info">{t('system.shown')}</Badge>}
            {row.isSilent && <Badge tone="warning">{t('system.silent')}</Badge>}
          </span>
        ),
      },
      { id: 'cpu', label: t('system.cpu'), value: (row) => percent(row.cpu), kind: 'percent', hasBar: true },
      {
        id: 'memory',
        label: t('system.memory'),
        value: (row) => percent(row.memory),
        kind: 'percent',
        hasBar: true,
      },
      {
        id: 'disk',
        label: t('system.disk'),
        value: (row) => percent(row.disk),
        kind: 'percent',
        hasBar: true,
      },
      { id: 'load', label: t('system.load'), value: (row) => row.load },
    ],
    [t, shown],
  )
  return (
    <DataTable
      label={t('system.hosts')}
      columns={columns}
      rows={hosts}
      keyOf={(row) => row.name}
      onPick={(row) => onShow(row.name)}
      limit={8}
      file="machines"
    />
  )
}

/** Samples hold 0 to 100, columns are written from shares. */
const percent = (value: number | null) => (value === null ? null : value / 100)
