import { useState } from 'react'
import { errorText } from '@/api/error-text'
import { useNeighbours, type NeighbourBy } from '@/api/queries/events'
import type { EventRecord } from '@/api/types'
import { Segmented } from '@/design/ui/Segmented'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './drawer.module.css'

interface NeighbourListProps {
  event: EventRecord
  onChange: (event: EventRecord) => void
}

const FRESH_MS = 60_000

/** What the same person did before and after, or what happened in the session or at the time. */
export function NeighbourList({ event, onChange }: NeighbourListProps) {
  const t = useT()
  const choices: NeighbourBy[] = [
    ...(event.user_id || event.anonymous_id ? (['user'] as const) : []),
    ...(event.session_id ? (['session'] as const) : []),
    'time',
  ]
  const [by, setBy] = useState<NeighbourBy>(choices[0]!)
  const [isFresh] = useState(() => Date.now() - Date.parse(event.received_at ?? event.timestamp) < FRESH_MS)
  const found = useNeighbours(event.id, by, isFresh)
  return (
    <>
      <div className={styles.around}>
        <h3 className={styles.heading}>{t('events.around')}</h3>
        {choices.length > 1 && (
          <Segmented
            label={t('events.around')}
            value={by}
            options={choices.map((value) => ({ value, label: t(`events.by.${value}`) }))}
            onChange={setBy}
          />
        )}
      </div>
      {found.isPending && (
        <p className={styles.note} role="status">
          {found.failureCount > 0 ? t('events.storing') : t('tile.loading', { title: t('events.around') })}
        </p>
      )}
      {found.isError && (
        <p className={styles.note} role="status">
          {errorText(found.error, t)}
        </p>
      )}
      {found.data && (
        <ol className={styles.line}>
          {found.data.before.map((one) => (
            <Neighbour key={one.id} event={one} onChange={onChange} />
          ))}
          <Neighbour event={event} />
          {found.data.after.map((one) => (
            <Neighbour key={one.id} event={one} onChange={onChange} />
          ))}
        </ol>
      )}
    </>
  )
}

function Neighbour({ event, onChange }: { event: EventRecord; onChange?: (event: EventRecord) => void }) {
  const format = useFormat()
  const words = (
    <>
      <time dateTime={event.timestamp}>{format.clock(event.timestamp)}</time>
      <b>{event.name}</b>
      <small>{event.page ?? event.country ?? ''}</small>
    </>
  )
  return (
    <li aria-current={onChange ? undefined : 'true'}>
      {onChange ? (
        <button type="button" onClick={() => onChange(event)}>
          {words}
        </button>
      ) : (
        <div>{words}</div>
      )}
    </li>
  )
}
