import { List } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import { Failure } from '@/api/Failure'
import { errorLine, errorText } from '@/api/error-text'
import { useProject } from '@/api/project-context'
import { fetchEvents, useEventExtent, type EventChoice } from '@/api/queries/events'
import type { EventRecord } from '@/api/types'
import { PagedTable, type FetchPage } from '@/charts/table/PagedTable'
import { EmptyState } from '@/design/ui/EmptyState'
import { Skeleton } from '@/design/ui/Skeleton'
import { toast } from '@/design/ui/Toast'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { eventTables } from './cells'
import styles from './events.module.css'
import { Measured } from './Measured'

interface HistoryTableProps {
  label: string
  choice: EventChoice
  columns: readonly string[]
  onPick: (event: EventRecord) => void
  /** Said above the table, e.g. how many there are. */
  isCounted?: boolean
}

function withoutTime(choice: EventChoice): EventChoice {
  const rest = { ...choice }
  delete rest.time_window
  return rest
}

/** Events of a time, newest first or in another order, any number of them: pages come as they are scrolled to. */
export function HistoryTable({ label, choice, columns, onPick, isCounted = true }: HistoryTableProps) {
  const t = useT()
  const format = useFormat()
  const project = useProject().id
  const extent = useEventExtent(choice)
  const tables = useMemo(() => eventTables(columns, t, format), [columns, t, format])
  const { data } = extent
  const [from, to] = [data?.from, data?.to]
  const fetchPage: FetchPage<EventRecord> = useCallback(
    (offset, limit, sort, signal) => {
      const span = from !== undefined && to !== undefined ? { from, to } : {}
      const order = sort?.isDescending ? 'desc' : 'asc'
      return fetchEvents({
        project,
        choice: { ...withoutTime(choice), ...span },
        offset,
        limit,
        sort: sort && { field: sort.key, order },
        signal,
      })
    },
    [project, choice, from, to],
  )
  const told = useRef('')
  const fail = useCallback(
    (error: unknown) => {
      if (!(error instanceof Error)) throw error
      const line = errorLine(error, t)
      // Every page of a table that cannot be sorted fails alike: once is enough.
      if (told.current === line) return
      told.current = line
      toast(errorText(error, t), 'negative')
    },
    [t],
  )
  if (extent.isLoadingError) return <Failure of={extent.error} onRetry={() => void extent.refetch()} />
  if (!data) return <Skeleton shape="list" label={t('tile.loading', { title: label })} />
  if (data.total === 0)
    return (
      <EmptyState
        icon={<List size={20} aria-hidden="true" />}
        title={t('events.none')}
        detail={t('events.noneHint')}
      />
    )
  return (
    <div className={isCounted ? styles.counted : styles.uncounted} data-stale={extent.isPlaceholderData}>
      {isCounted && <p className={styles.count}>{t('drill.eventCount', { count: data.total })}</p>}
      <Measured>
        {(size) => (
          <PagedTable
            key={`${data.total} ${data.to}`}
            label={label}
            {...tables(size.width)}
            rowCount={data.total}
            fetchPage={fetchPage}
            size={size}
            onPick={onPick}
            onFail={fail}
          />
        )}
      </Measured>
    </div>
  )
}
