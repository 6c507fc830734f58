import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { Failure } from '@/api/Failure'
import { ApiError } from '@/api/error'
import type { RetentionPreview } from '@/api/queries/retention'
import { Button } from '@/design/ui/Button'
import { Skeleton } from '@/design/ui/Skeleton'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { Group } from '../Group'
import styles from './retention.module.css'

interface PreviewPanelProps {
  preview: UseQueryResult<RetentionPreview, ApiError>
  /** The rules are still being typed. */
  isWaiting: boolean
  isChanged: boolean
}

const SHOWN = 8

/** What the next clean-up would remove, of how much, and of which events. */
export function PreviewPanel({ preview, isWaiting, isChanged }: PreviewPanelProps) {
  const t = useT()
  const { data } = preview
  return (
    <Group title={t('keep.preview')} hint={t(isChanged ? 'keep.previewChanged' : 'keep.previewSaved')}>
      {preview.isError ? (
        <Failure of={preview.error} onRetry={() => void preview.refetch()} />
      ) : data ? (
        <div
          className={styles.preview}
          aria-busy={isWaiting || preview.isPlaceholderData}
          data-stale={isWaiting || preview.isPlaceholderData}
        >
          <Share preview={data} />
          {data.by_event.length > 0 && <Affected preview={data} />}
          {data.boards.length > 0 && <Boards boards={data.boards} />}
        </div>
      ) : (
        <div className={styles.waiting}>
          <Skeleton shape="block" label={t('tile.loading', { title: t('keep.preview') })} />
        </div>
      )}
    </Group>
  )
}

function Share({ preview: { events, total, oldest, bytes } }: { preview: RetentionPreview }) {
  const t = useT()
  const format = useFormat()
  const share = total > 0 ? events / total : 0
  return (
    <div role="status">
      <p className={styles.headline}>
        {events > 0 ? (
          <>
            <b className={styles.gone}>{t('keep.wouldGo', { count: events })}</b>
            <span>
              {t('keep.ofAll', { count: total, share: format.number(share, 'percent') })}{' '}
              {t('keep.about', { size: format.number(bytes, 'bytes') })}
            </span>
          </>
        ) : (
          <b>{t(total > 0 ? 'keep.nothing' : 'keep.empty')}</b>
        )}
      </p>
      <div className={styles.meter} aria-hidden="true">
        <span style={{ width: `${share > 0 ? Math.max(0.6, share * 100) : 0}%` }} />
      </div>
      {oldest && (
        <p className={styles.note}>{t('keep.stored', { count: total, date: format.date(oldest) })}</p>
      )}
    </div>
  )
}

/** Dashboards whose window would show less than it says. */
function Boards({ boards }: { boards: RetentionPreview['boards'] }) {
  const t = useT()
  return (
    <p className={styles.boards}>
      {t('keep.boards')}{' '}
      {boards.slice(0, SHOWN).map(({ id, name, days }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link href={`/dashboards/${id}`}>{name}</Link> ({t('keep.days', { count: days })})
        </span>
      ))}
      {boards.length > SHOWN && ` +${boards.length - SHOWN}`}
    </p>
  )
}

function Affected({ preview }: { preview: RetentionPreview }) {
  const t = useT()
  const format = useFormat()
  const [isWhole, setIsWhole] = useState(false)
  const most = Math.max(...preview.by_event.map((one) => one.events))
  const shown = isWhole ? preview.by_event : preview.by_event.slice(0, SHOWN)
  return (
    <>
      <ul className={styles.affected}>
        {shown.map((one) => (
          <li key={one.event}>
            <span
              className={styles.bar}
              style={{ width: `${(one.events / most) * 100}%` }}
              aria-hidden="true"
            />
            <b title={one.event}>{one.event}</b>
            <small>{t('keep.before', { date: format.date(one.before) })}</small>
            <span>{format.exact(one.events)}</span>
          </li>
        ))}
      </ul>
      {preview.by_event.length > SHOWN && (
        <Button variant="ghost" onClick={() => setIsWhole(!isWhole)}>
          {t(isWhole ? 'keep.fewer' : 'keep.more', { count: preview.by_event.length - SHOWN })}
        </Button>
      )}
    </>
  )
}
