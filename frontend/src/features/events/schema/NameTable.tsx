import { ArrowDown } from 'lucide-react'
import type { Trends } from '@/api/queries/dictionary'
import { Sparkline } from '@/charts/svg/Sparkline'
import { Badge } from '@/design/ui/Badge'
import { ago } from '@/format/time'
import { useFormat } from '@/format/use-format'
import { useLocale, useT } from '@/i18n'
import { nameColour } from '../cells'
import type { Name, Sort } from './names'
import styles from './schema.module.css'
import { Types } from './Types'

interface NameTableProps {
  kind: 'event' | 'property'
  names: readonly Name[]
  /** The days of each event's name, where they are known. */
  trends: Trends | undefined
  sort: Sort
  onSort: (sort: Sort) => void
  onOpen: (name: string) => void
}

const TREND = { width: 96, height: 26 }

export function NameTable({ kind, names, trends, sort, onSort, onOpen }: NameTableProps) {
  const t = useT()
  const most = Math.max(...names.map((one) => one.count), 1)
  const heading = (by: Sort, label: string, className?: string) => (
    <th
      scope="col"
      className={className}
      aria-sort={sort === by ? (by === 'name' ? 'ascending' : 'descending') : undefined}
    >
      <button type="button" onClick={() => onSort(by)}>
        {label}
        {sort === by && <ArrowDown size={12} aria-hidden="true" />}
      </button>
    </th>
  )
  return (
    <table className={styles.table} aria-label={t('events.schema')}>
      <thead>
        <tr>
          {heading('name', t('sources.name'), styles.nameColumn)}
          {heading('count', t('field.count'), styles.number)}
          <th scope="col" className={styles.extra}>
            {kind === 'event' ? t('schema.trend') : t('field.type')}
          </th>
          {heading('last_seen', t('schema.lastSeen'), styles.extra)}
          <th scope="col" className={styles.words}>
            {t('edit.description')}
          </th>
        </tr>
      </thead>
      <tbody>
        {names.map((one) => (
          <NameRow
            key={one.name}
            name={one}
            share={one.count / most}
            trend={trends?.get(one.name)}
            isKnown={trends !== undefined}
            isEvent={kind === 'event'}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  )
}

interface NameRowProps {
  name: Name
  share: number
  trend: readonly number[] | undefined
  /** The days of the events have come. */
  isKnown: boolean
  isEvent: boolean
  onOpen: (name: string) => void
}

function NameRow({ name, share, trend, isKnown, isEvent, onOpen }: NameRowProps) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale((state) => state.tag)
  const colour = isEvent ? nameColour(name.name) : 'var(--series-1)'
  return (
    <tr data-hidden={name.hidden}>
      <td className={styles.nameColumn}>
        <div className={styles.nameCell}>
          {isEvent && <span className={styles.dot} style={{ background: colour }} aria-hidden="true" />}
          <button type="button" title={name.name} onClick={() => onOpen(name.name)}>
            {name.name}
          </button>
          {name.hidden && <Badge>{t('schema.hidden')}</Badge>}
          {name.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </div>
      </td>
      <td className={styles.number}>
        <span title={format.exact(name.count)}>{format.number(name.count)}</span>
        <span className={styles.meter} aria-hidden="true">
          <span style={{ width: `${Math.max(1, share * 100)}%`, background: colour }} />
        </span>
      </td>
      <td className={styles.extra}>
        {'types' in name ? (
          <Types name={name} />
        ) : trend?.some((count) => count > 0) ? (
          <Sparkline values={trend} colour={colour} size={TREND} />
        ) : (
          isKnown && <span className={styles.quiet}>–</span>
        )}
      </td>
      <td className={styles.extra}>
        {name.last_seen ? ago(new Date(name.last_seen), new Date(), locale) : '–'}
      </td>
      <td className={styles.words} title={name.description}>
        {name.description || <span className={styles.quiet}>{t('schema.noDescription')}</span>}
      </td>
    </tr>
  )
}
