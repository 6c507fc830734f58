import { ChevronLeft, ChevronRight, List } from 'lucide-react'
import { useState } from 'react'
import { Failure } from '@/api/Failure'
import { EVENT_COLUMNS, useChosenEvents, type Choice } from '@/api/queries/drill'
import { fieldName } from '@/dashboard/filters/use-filter-text'
import { Dialog } from '@/design/ui/Dialog'
import { EmptyState } from '@/design/ui/EmptyState'
import { IconButton } from '@/design/ui/IconButton'
import { Skeleton } from '@/design/ui/Skeleton'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './panels.module.css'

const PAGE = 50
const SHOWN = EVENT_COLUMNS.filter((column) => column !== 'id')

/** The events behind a mark, newest first, a page at a time. */
export default function EventsPanel({
  title,
  choice,
  onClose,
}: {
  title: string
  choice: Choice
  onClose: () => void
}) {
  const t = useT()
  const format = useFormat()
  const [offset, setOffset] = useState(0)
  const events = useChosenEvents(choice, offset, PAGE)
  const total = events.data?.total ?? 0
  const write = (value: string | number | boolean | null | object | undefined, column: string) => {
    if (value === null || value === undefined) return '–'
    if (typeof value === 'object') return JSON.stringify(value)
    return column === 'timestamp' ? format.dateTime(String(value)) : String(value)
  }
  return (
    <Dialog isOpen side="right" size="wide" onClose={onClose} title={t('drill.eventsOf', { title })}>
      {events.isPending && (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title })} />
        </div>
      )}
      {events.isError && <Failure of={events.error} onRetry={() => void events.refetch()} />}
      {events.data && total === 0 && (
        <EmptyState icon={<List size={20} aria-hidden="true" />} title={t('tile.empty')} />
      )}
      {events.data && total > 0 && (
        <>
          <div className={styles.pager}>
            <span>{t('drill.page', { from: offset + 1, to: Math.min(offset + PAGE, total), total })}</span>
            <IconButton
              label={t('drill.newer')}
              disabled={offset === 0}
              onClick={() => setOffset(Math.max(0, offset - PAGE))}
            >
              <ChevronLeft size={15} aria-hidden="true" />
            </IconButton>
            <IconButton
              label={t('drill.older')}
              disabled={offset + PAGE >= total}
              onClick={() => setOffset(offset + PAGE)}
            >
              <ChevronRight size={15} aria-hidden="true" />
            </IconButton>
          </div>
          {/* Scrolls, so a keyboard must be able to stand in it. */}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={styles.scroll} tabIndex={0} role="region" aria-label={title}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {SHOWN.map((column) => (
                    <th key={column} scope="col">
                      {column === 'timestamp' ? t('field.time') : fieldName(column, t)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {events.data.rows.map((row, index) => (
                  <tr key={index}>
                    {SHOWN.map((column) => (
                      <td key={column}>{write(row[EVENT_COLUMNS.indexOf(column)], column)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Dialog>
  )
}
