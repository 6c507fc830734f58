import { ChartNoAxesColumn, Table2 } from 'lucide-react'
import { useState, type ReactNode, type Ref } from 'react'
import { Failure } from '@/api/Failure'
import { STORE_AWAY } from '@/api/outage'
import { DataTable, type TableData } from '@/charts/core/DataTable'
import { Card } from '@/design/ui/Card'
import { EmptyState } from '@/design/ui/EmptyState'
import { IconButton } from '@/design/ui/IconButton'
import { Refreshing } from '@/design/ui/Refreshing'
import { Skeleton, type SkeletonShape } from '@/design/ui/Skeleton'
import { classNames } from '@/design/ui/class-names'
import { useT } from '@/i18n'
import type { Watched } from '@/live/use-stream'
import { StoreAway } from './StoreAway'
import styles from './Tile.module.css'

interface TileProps<T> {
  title: string
  sub?: string
  /** Beside the title, there at all times. */
  mark?: ReactNode
  frameRef?: Ref<HTMLElement>
  watched: Watched<T>
  skeleton: SkeletonShape
  isEmpty: (data: T) => boolean
  emptyText?: string
  /** Right side of the header: freshness, buttons. */
  aside?: ReactNode
  legend?: (data: T) => ReactNode
  table?: (data: T) => TableData
  /** The table drawn by the caller, for data of any size. */
  tableView?: (data: T) => ReactNode
  /** After the buttons of the frame: the menu of whoever shows the tile. */
  menu?: ReactNode
  children: (data: T) => ReactNode
}

/** One frame for every widget, so that loading, empty, error and data change nothing around them. */
export function Tile<T>(props: TileProps<T>) {
  const { title, sub, mark, frameRef, watched, aside, legend, table, tableView, menu, isEmpty } = props
  const t = useT()
  const [isTable, setIsTable] = useState(false)
  const toggleLabel = t(isTable ? 'tile.asChart' : 'tile.asTable', { title })
  const data = watched.data
  const isAway = data !== null && watched.fault?.code === STORE_AWAY
  return (
    <Card ref={frameRef} className={styles.tile} aria-label={title} aria-busy={watched.isRefreshing}>
      {watched.isRefreshing && <Refreshing />}
      <header className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        {sub && <span className={styles.sub}>{sub}</span>}
        {mark}
        {isAway && <StoreAway />}
        <span className={styles.aside}>{aside}</span>
        {(table ?? tableView) && data && (
          <IconButton
            className={styles.toggle}
            label={toggleLabel}
            isSmall
            aria-pressed={isTable}
            onClick={() => setIsTable(!isTable)}
          >
            {isTable ? (
              <ChartNoAxesColumn size={14} aria-hidden="true" />
            ) : (
              <Table2 size={14} aria-hidden="true" />
            )}
          </IconButton>
        )}
        {menu}
      </header>
      {legend && !isTable && <div className={styles.legend}>{data && !isEmpty(data) && legend(data)}</div>}
      <div className={styles.body}>
        {isTable && tableView && data ? (
          tableView(data)
        ) : isTable && table && data ? (
          <DataTable data={table(data)} label={title} />
        ) : (
          <Body {...props} watched={isAway ? { ...watched, fault: null } : watched} />
        )}
      </div>
    </Card>
  )
}

function Body<T>({ title, watched, skeleton, isEmpty, emptyText, children }: TileProps<T>) {
  const t = useT()
  const { data, fault, retry } = watched
  const error = fault && <Failure of={fault} onRetry={retry} />
  if (data === null) return error ?? <Skeleton shape={skeleton} label={t('tile.loading', { title })} />
  const content = isEmpty(data) ? (
    <EmptyState
      icon={<ChartNoAxesColumn size={20} aria-hidden="true" />}
      title={emptyText ?? t('tile.empty')}
    />
  ) : (
    children(data)
  )
  if (!error) return content
  return (
    <>
      <div className={classNames(styles.content, styles.faded)}>{content}</div>
      <div className={styles.over}>{error}</div>
    </>
  )
}
