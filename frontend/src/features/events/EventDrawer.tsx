import { Braces, List } from 'lucide-react'
import { useState } from 'react'
import type { EventRecord, Filter } from '@/api/types'
import { Badge } from '@/design/ui/Badge'
import { Button } from '@/design/ui/Button'
import { CodeBlock } from '@/design/ui/CodeBlock'
import { CopyButton } from '@/design/ui/CopyButton'
import { Dialog } from '@/design/ui/Dialog'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { nameColour } from './cells'
import { cellText, columnTitle, valueOf } from './columns'
import styles from './drawer.module.css'
import { NeighbourList } from './NeighbourList'
import { Pairs } from './Pairs'

interface EventDrawerProps {
  event: EventRecord | null
  onClose: () => void
  onChange: (event: EventRecord) => void
  onFilter: (filter: Filter) => void
}

const FIELDS = [
  'timestamp',
  'received_at',
  'id',
  'user_id',
  'anonymous_id',
  'session_id',
  'value',
  'source',
  'page',
  'referrer',
  'country',
  'device',
  'browser',
  'os',
] as const
/** Everything one event carries and what happened around it; each value can become a filter. */
export function EventDrawer({ event, onClose, onChange, onFilter }: EventDrawerProps) {
  const [shown, setShown] = useState(event)
  // What was shown stays while the drawer leaves.
  if (event && event !== shown) setShown(event)
  if (!shown) return null
  return <Drawer key={shown.id} isOpen={event !== null} {...{ event: shown, onClose, onChange, onFilter }} />
}

interface DrawerProps extends EventDrawerProps {
  event: EventRecord
  isOpen: boolean
}

function Drawer({ event, isOpen, onClose, onChange, onFilter }: DrawerProps) {
  const t = useT()
  const format = useFormat()
  const [isJson, setIsJson] = useState(false)
  const fields = FIELDS.flatMap((field) => {
    const value = event[field]
    if (value === null || value === '') return []
    return [{ field, title: columnTitle(field, t), value: cellText(event, field, format) }]
  })
  const properties = Object.keys(event.properties).map((name) => ({
    field: `properties.${name}`,
    title: name,
    value: event.properties[name],
  }))
  const json = JSON.stringify(event, null, 2)
  const filter = (field: string) => {
    onFilter({ field, operator: 'eq', value: valueOf(event, field) })
    onClose()
  }
  return (
    <Dialog
      side="right"
      isOpen={isOpen}
      onClose={onClose}
      title={event.name}
      footer={<CopyButton text={json} label={t('feed.copyJson')} />}
    >
      <div className={styles.top}>
        <div className={styles.badges}>
          <span className={styles.dot} style={{ background: nameColour(event.name) }} aria-hidden="true" />
          <Badge tone="info">{event.type}</Badge>
          {event.is_bot && <Badge tone="warning">{t('feed.bot')}</Badge>}
          {event.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
          <Delay event={event} />
        </div>
        <Button variant="ghost" aria-pressed={isJson} onClick={() => setIsJson(!isJson)}>
          {isJson ? <List size={14} aria-hidden="true" /> : <Braces size={14} aria-hidden="true" />}
          {t(isJson ? 'events.asFields' : 'events.asJson')}
        </Button>
      </div>
      {isJson ? (
        <CodeBlock code={json} label={t('feed.copyJson')} />
      ) : (
        <>
          <h3 className={styles.heading}>{t('feed.properties')}</h3>
          {properties.length > 0 ? (
            <Pairs pairs={properties} onFilter={filter} />
          ) : (
            <p className={styles.note}>{t('feed.noProperties')}</p>
          )}
          <h3 className={styles.heading}>{t('feed.detail')}</h3>
          <Pairs
            pairs={[{ field: 'name', title: columnTitle('name', t), value: event.name }, ...fields]}
            onFilter={filter}
          />
          <NeighbourList event={event} onChange={onChange} />
        </>
      )}
    </Dialog>
  )
}

const NOTABLE_MS = 1_000

/** How late the event came; nothing where it came at once. */
function Delay({ event }: { event: EventRecord }) {
  const t = useT()
  const format = useFormat()
  const late = event.received_at === null ? 0 : Date.parse(event.received_at) - Date.parse(event.timestamp)
  if (!(late >= NOTABLE_MS)) return null
  return <span className={styles.note}>{t('events.later', { time: format.number(late, 'duration') })}</span>
}
