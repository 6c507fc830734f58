import { List, Telescope } from 'lucide-react'
import { useLocation, useSearch } from 'wouter'
import type { EventName, NameKind, PropertyName } from '@/api/queries/dictionary'
import type { Filter } from '@/api/types'
import { SparkBars } from '@/charts/svg/SparkBars'
import { ATTRIBUTES } from '@/dashboard/filters/use-filter-text'
import { carriedUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { Dialog } from '@/design/ui/Dialog'
import { ago } from '@/format/time'
import { useFormat } from '@/format/use-format'
import { useLocale, useT } from '@/i18n'
import { nameColour } from '../cells'
import { EventProperties } from './EventProperties'
import { NameNotes } from './NameNotes'
import { PropertyValues } from './PropertyValues'
import styles from './schema.module.css'
import { Types } from './Types'

interface NameDrawerProps {
  kind: NameKind
  name: EventName | PropertyName
  trend: readonly number[] | undefined
  onClose: () => void
  onFilter: (filter: Filter) => void
}

const TREND = { width: 180, height: 36 }

/** One name: how much of it, what people say of it, and its properties or values. */
export function NameDrawer({ kind, name, trend, onClose, onFilter }: NameDrawerProps) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale((state) => state.tag)
  const [, navigate] = useLocation()
  const search = useSearch()
  const field = ATTRIBUTES.includes(name.name) ? name.name : `properties.${name.name}`
  const explore = () => {
    const params = new URLSearchParams(carriedUrl(search))
    params.set('q', JSON.stringify({ m: kind === 'event' ? name.name : '*' }))
    if (kind === 'property') params.set('by', field)
    navigate(`/explore?${params.toString()}`)
  }
  return (
    <Dialog isOpen side="right" onClose={onClose} title={name.name}>
      <div className={styles.facts}>
        <div>
          <b>{format.exact(name.count)}</b>
          <span>{t(kind === 'event' ? 'schema.times' : 'schema.timesSet')}</span>
        </div>
        {name.last_seen && (
          <div>
            <b>{ago(new Date(name.last_seen), new Date(), locale)}</b>
            <span>{t('schema.lastSeen')}</span>
          </div>
        )}
        {'types' in name && <Types name={name} />}
        {trend && (
          <div>
            <SparkBars values={trend} colour={nameColour(name.name)} size={TREND} />
            <span>{t('schema.trend')}</span>
          </div>
        )}
      </div>
      {'is_conflicting' in name && name.is_conflicting && (
        <p className={styles.notice}>{t('schema.conflictHint')}</p>
      )}
      <div className={styles.actions}>
        <Button onClick={explore}>
          <Telescope size={14} aria-hidden="true" />
          {t('schema.explore')}
        </Button>
        <Button
          onClick={() =>
            onFilter(
              kind === 'event'
                ? { field: 'name', operator: 'eq', value: name.name }
                : { field, operator: 'exists' },
            )
          }
        >
          <List size={14} aria-hidden="true" />
          {t('drill.events')}
        </Button>
      </div>
      <NameNotes kind={kind} name={name} />
      {kind === 'event' ? (
        <EventProperties event={name.name} />
      ) : (
        <PropertyValues field={field} onFilter={onFilter} />
      )}
    </Dialog>
  )
}
