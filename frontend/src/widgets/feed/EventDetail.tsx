import type { EventRecord } from '@/api/types'
import { Badge } from '@/design/ui/Badge'
import { CopyButton } from '@/design/ui/CopyButton'
import { Dialog } from '@/design/ui/Dialog'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './EventDetail.module.css'

interface EventDetailProps {
  event: EventRecord | null
  isOpen: boolean
  onClose: () => void
}

const FIELDS = [
  'id',
  'type',
  'timestamp',
  'received_at',
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
const TIMES = new Set<string>(['timestamp', 'received_at'])

/** Everything one event carries, in a drawer. */
export function EventDetail({ event, isOpen, onClose }: EventDetailProps) {
  const t = useT()
  const format = useFormat()
  if (!event) return null
  const write = (name: string, value: string | number) => {
    if (TIMES.has(name)) return format.dateTime(value)
    return name === 'country' ? format.country(String(value)) : String(value)
  }
  const fields = FIELDS.flatMap((name) => {
    const value = event[name]
    if (value === null) return []
    return [[t(`field.${name}`), write(name, value)] as const]
  })
  const properties = Object.entries(event.properties).map(([name, value]) => [name, written(value)] as const)
  const json = JSON.stringify(event, null, 2)
  return (
    <Dialog
      side="right"
      isOpen={isOpen}
      onClose={onClose}
      title={event.name}
      footer={<CopyButton text={json} label={t('feed.copyJson')} />}
    >
      <div className={styles.badges}>
        <Badge tone="info">{event.type}</Badge>
        {event.is_bot && <Badge tone="warning">{t('feed.bot')}</Badge>}
        {event.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </div>
      <h3 className={styles.heading}>{t('feed.detail')}</h3>
      <Pairs pairs={fields} />
      <h3 className={styles.heading}>{t('feed.properties')}</h3>
      {properties.length > 0 ? <Pairs pairs={properties} /> : <p>{t('feed.noProperties')}</p>}
    </Dialog>
  )
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function Pairs({ pairs }: { pairs: readonly (readonly [string, string])[] }) {
  return (
    <dl className={styles.pairs}>
      {pairs.map(([name, value]) => (
        <div key={name} className={styles.pair}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
