import { Filter as FilterIcon } from 'lucide-react'
import { useState } from 'react'
import type { EventRecord, Filter } from '@/api/types'
import { Badge } from '@/design/ui/Badge'
import { CopyButton } from '@/design/ui/CopyButton'
import { Dialog } from '@/design/ui/Dialog'
import { IconButton } from '@/design/ui/IconButton'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { cellText, columnTitle, textOf, valueOf } from './columns'
import styles from './drawer.module.css'
import { NeighbourList } from './NeighbourList'

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
/** An instant or an id of one event is nothing to filter by. */
const UNFILTERED = new Set<string>(['timestamp', 'received_at', 'id'])

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
  const fields = FIELDS.flatMap((field) => {
    const value = event[field]
    if (value === null || value === '') return []
    return [{ field, title: columnTitle(field, t), text: cellText(event, field, format) }]
  })
  const properties = Object.keys(event.properties).map((name) => ({
    field: `properties.${name}`,
    title: name,
    text: textOf(event.properties[name]),
  }))
  const filter = (field: string) => {
    const value = valueOf(event, field)
    onFilter({ field, operator: 'eq', value })
    onClose()
  }
  return (
    <Dialog
      side="right"
      isOpen={isOpen}
      onClose={onClose}
      title={event.name}
      footer={<CopyButton text={JSON.stringify(event, null, 2)} label={t('feed.copyJson')} />}
    >
      <div className={styles.badges}>
        <Badge tone="info">{event.type}</Badge>
        {event.is_bot && <Badge tone="warning">{t('feed.bot')}</Badge>}
        {event.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </div>
      <h3 className={styles.heading}>{t('feed.detail')}</h3>
      <Pairs
        pairs={[{ field: 'name', title: columnTitle('name', t), text: event.name }, ...fields]}
        onFilter={filter}
      />
      <h3 className={styles.heading}>{t('feed.properties')}</h3>
      {properties.length > 0 ? (
        <Pairs pairs={properties} onFilter={filter} />
      ) : (
        <p className={styles.note}>{t('feed.noProperties')}</p>
      )}
      <NeighbourList event={event} onChange={onChange} />
    </Dialog>
  )
}

interface Pair {
  field: string
  title: string
  text: string
}

const isComposite = (text: string) => text.startsWith('{') || text.startsWith('[')

function Pairs({ pairs, onFilter }: { pairs: readonly Pair[]; onFilter: (field: string) => void }) {
  const t = useT()
  return (
    <dl className={styles.pairs}>
      {pairs.map(({ field, title, text }) => (
        <div key={field} className={styles.pair}>
          <dt>{title}</dt>
          <dd>
            <span>{text}</span>
            {!UNFILTERED.has(field) && !isComposite(text) && (
              <IconButton
                label={t('events.filterBy', { field: title, value: text })}
                isSmall
                onClick={() => onFilter(field)}
              >
                <FilterIcon size={12} aria-hidden="true" />
              </IconButton>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
