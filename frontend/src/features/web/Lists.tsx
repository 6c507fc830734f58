import { useMemo } from 'react'
import { Tabs } from '@/design/ui/Tabs'
import { DataTable, Panel, type Column } from '@/features/analysis'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { LISTS, type ListGroup, type ListName, type WebAnswer, type WebRow } from './answer'

interface ListsProps {
  answer: WebAnswer
  group: ListGroup
  onPick: (list: ListName, value: string) => void
}

/** Lists of one kind in tabs; a click on a row keeps to its visits. */
export function Lists({ answer, group, onPick }: ListsProps) {
  const t = useT()
  const tabs = LISTS[group].map((list) => ({
    id: list,
    label: t(`web.list.${list}`),
    content: (
      <ListTable
        list={list}
        rows={answer.lists[list] ?? []}
        isCut={answer.truncated.includes(list)}
        onPick={(value) => onPick(list, value)}
      />
    ),
  }))
  return (
    <Panel title={t(`web.group.${group}`)}>
      <Tabs label={t(`web.group.${group}`)} tabs={tabs} />
    </Panel>
  )
}

interface ListTableProps {
  list: ListName
  rows: readonly WebRow[]
  isCut: boolean
  onPick: (value: string) => void
}

function ListTable({ list, rows, isCut, onPick }: ListTableProps) {
  const t = useT()
  const format = useFormat()
  const columns = useMemo(
    (): Column<WebRow>[] => [
      {
        id: 'name',
        label: t(`web.list.${list}`),
        value: (row) => (list === 'country' ? format.country(row.name) : row.name),
      },
      { id: 'visitors', label: t('web.visitors'), value: (row) => row.visitors, hasBar: true },
      { id: 'visits', label: t('web.visits'), value: (row) => row.visits },
      { id: 'bounce', label: t('web.bounce'), value: (row) => row.bounce_rate, kind: 'percent' },
      {
        id: 'duration',
        label: t('web.duration'),
        value: (row) => (row.mean_visit_seconds === null ? null : row.mean_visit_seconds * 1_000),
        kind: 'duration',
      },
    ],
    [t, format, list],
  )
  return (
    <>
      <DataTable
        label={t(`web.list.${list}`)}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.name}
        file={list}
        onPick={(row) => onPick(row.name)}
      />
      {isCut && <p>{t('web.cut', { count: rows.length })}</p>}
    </>
  )
}
