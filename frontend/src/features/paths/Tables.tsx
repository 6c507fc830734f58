import { useMemo } from 'react'
import { DataTable, type Column } from '@/features/analysis'
import { useT } from '@/i18n'
import type { CommonPath, DropOff } from './answer'
import styles from './paths.module.css'

/** The commonest whole ways. */
export function WayTable({ paths }: { paths: readonly CommonPath[] }) {
  const t = useT()
  const columns = useMemo(
    (): Column<CommonPath>[] => [
      {
        id: 'way',
        label: t('paths.way'),
        value: (row) => row.names.join(' → '),
        cell: (row) => <Way names={row.names} />,
      },
      { id: 'count', label: t('paths.walks'), value: (row) => row.count, hasBar: true },
      { id: 'share', label: t('paths.share'), value: (row) => row.share, kind: 'percent' },
      { id: 'ended', label: t('paths.ended'), value: (row) => row.ended },
    ],
    [t],
  )
  return (
    <DataTable
      label={t('paths.common')}
      columns={columns}
      rows={paths}
      keyOf={(row) => row.names.join('\u0001')}
      limit={12}
      file="paths"
    />
  )
}

function Way({ names }: { names: readonly string[] }) {
  return (
    <span className={styles.way} title={names.join(' → ')}>
      {names.map((name, at) => (
        <span key={at}>
          {at > 0 && <i>→ </i>}
          {name}
        </span>
      ))}
    </span>
  )
}

interface DropTableProps {
  dropOffs: readonly DropOff[]
  onPick: (name: string) => void
}

/** Where walks stop; a name leads to the steps before it. */
export function DropTable({ dropOffs, onPick }: DropTableProps) {
  const t = useT()
  const columns = useMemo(
    (): Column<DropOff>[] => [
      { id: 'name', label: t('paths.place'), value: (row) => row.name },
      { id: 'count', label: t('paths.ended'), value: (row) => row.count, hasBar: true },
      { id: 'rate', label: t('paths.rate'), value: (row) => row.rate, kind: 'percent' },
      { id: 'visits', label: t('paths.visits'), value: (row) => row.visits },
    ],
    [t],
  )
  return (
    <DataTable
      label={t('paths.dropOffs')}
      columns={columns}
      rows={dropOffs}
      keyOf={(row) => row.name}
      onPick={(row) => onPick(row.name)}
      limit={12}
      file="drop-offs"
    />
  )
}
