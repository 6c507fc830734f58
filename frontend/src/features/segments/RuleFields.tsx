import { Pencil } from 'lucide-react'
import type { DidRule, Rule, SeenRule } from '@/api/queries/segments'
import type { Filter } from '@/api/types'
import { FilterForm } from '@/dashboard/filters/FilterForm'
import { useFilterText } from '@/dashboard/filters/use-filter-text'
import { Popover } from '@/design/ui/Popover'
import { EventPicker } from '@/features/analysis'
import { useT } from '@/i18n'
import { PeopleField } from './PeopleField'
import { daysOf, seenOf } from './rule'
import { WholeField } from './WholeField'
import styles from './segments.module.css'

const MOST_DAYS = 3_650
const MOST_TIMES = 1_000_000

/** What one rule says. */
export function RuleFields({ rule, onChange }: { rule: Rule; onChange: (rule: Rule) => void }) {
  if ('did' in rule) return <Did did={rule.did} onChange={(did) => onChange({ did })} />
  if ('first_seen' in rule)
    return <Seen which="first" seen={rule.first_seen} onChange={(first_seen) => onChange({ first_seen })} />
  if ('last_seen' in rule)
    return <Seen which="last" seen={rule.last_seen} onChange={(last_seen) => onChange({ last_seen })} />
  if ('property' in rule)
    return <Property filter={rule.property} onChange={(property) => onChange({ property })} />
  if ('people' in rule)
    return <PeopleField people={rule.people} onChange={(people) => onChange({ people })} />
  return null
}

function Did({ did, onChange }: { did: DidRule; onChange: (did: DidRule) => void }) {
  const t = useT()
  const { event, filters, at_least = 1, within_days } = did
  const put = (part: Partial<DidRule>) => onChange({ ...did, ...part })
  const within = (days: number | undefined) => {
    const rest = { ...did }
    delete rest.within_days
    onChange(days === undefined ? rest : { ...rest, within_days: days })
  }
  return (
    <div className={styles.fields}>
      <span>{t('segments.did')}</span>
      <EventPicker
        label={t('segments.event')}
        value={event === '*' ? null : { event, ...(filters ? { filters } : {}) }}
        placeholder={t('query.allEvents')}
        hasLabel={false}
        onChange={(step) => put({ event: step.event, filters: step.filters ?? [] })}
        {...(event === '*' ? {} : { onRemove: () => put({ event: '*', filters: [] }) })}
      />
      <span>{t('segments.atLeast')}</span>
      <WholeField
        label={t('segments.times')}
        value={at_least}
        most={MOST_TIMES}
        onChange={(value) => put({ at_least: value })}
      />
      <span>{t('segments.times')}</span>
      <select
        className={styles.control}
        aria-label={t('segments.when')}
        value={within_days === undefined ? 'ever' : 'within'}
        onChange={(change) => within(change.target.value === 'ever' ? undefined : 30)}
      >
        <option value="within">{t('segments.inLast')}</option>
        <option value="ever">{t('segments.ever')}</option>
      </select>
      {within_days !== undefined && (
        <>
          <WholeField label={t('segments.days')} value={within_days} most={MOST_DAYS} onChange={within} />
          <span>{t('segments.days')}</span>
        </>
      )}
    </div>
  )
}

interface SeenProps {
  which: 'first' | 'last'
  seen: SeenRule
  onChange: (seen: SeenRule) => void
}

function Seen({ which, seen, onChange }: SeenProps) {
  const t = useT()
  const [days, isBefore] = [daysOf(seen), 'before_days' in seen]
  return (
    <div className={styles.fields}>
      <span>{t(which === 'first' ? 'segments.firstSeen' : 'segments.lastSeen')}</span>
      <select
        className={styles.control}
        aria-label={t('segments.when')}
        value={isBefore ? 'before' : 'within'}
        onChange={(event) => onChange(seenOf(days, event.target.value === 'before'))}
      >
        <option value="within">{t('segments.inLast')}</option>
        <option value="before">{t('segments.before')}</option>
      </select>
      <WholeField
        label={t('segments.days')}
        value={days}
        most={MOST_DAYS}
        onChange={(value) => onChange(seenOf(value, isBefore))}
      />
      <span>{t('segments.days')}</span>
    </div>
  )
}

function Property({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const t = useT()
  const { subject, value } = useFilterText([])(filter)
  return (
    <div className={styles.fields}>
      <span>{t('segments.hasEvent')}</span>
      <Popover
        label={t('segments.editProperty')}
        align="start"
        content={(close) => (
          <FilterForm
            filter={filter}
            hasSegments={false}
            onDone={(next) => {
              onChange(next)
              close()
            }}
          />
        )}
      >
        {subject} {value && <b>{value}</b>}
        <Pencil size={11} aria-hidden="true" />
      </Popover>
    </div>
  )
}
