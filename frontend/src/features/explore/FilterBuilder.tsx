import { Pencil, Plus, Trash2 } from 'lucide-react'
import type { Filter, FilterNode } from '@/api/types'
import { FilterForm } from '@/dashboard/filters/FilterForm'
import { useFilterText } from '@/dashboard/filters/use-filter-text'
import { Button } from '@/design/ui/Button'
import { IconButton } from '@/design/ui/IconButton'
import { Popover } from '@/design/ui/Popover'
import { useT } from '@/i18n'
import {
  filtersOf,
  groupOf,
  isGroup,
  MOST_DEPTH,
  NO_FILTERS,
  type FilterGroup,
  type FilterPart,
} from './filter-tree'
import styles from './filters.module.css'

interface FilterBuilderProps {
  label: string
  filters: readonly FilterNode[]
  onChange: (filters: FilterNode[]) => void
}

/** Conditions joined by and / or, in groups within groups, each group also the other way round. */
export function FilterBuilder({ label, filters, onChange }: FilterBuilderProps) {
  return (
    <div role="group" aria-label={label} className={styles.builder}>
      <Group group={groupOf(filters)} depth={1} onChange={(group) => onChange(filtersOf(group))} />
    </div>
  )
}

interface GroupProps {
  group: FilterGroup
  depth: number
  onChange: (group: FilterGroup) => void
  onRemove?: () => void
}

function Group({ group, depth, onChange, onRemove }: GroupProps) {
  const t = useT()
  const { parts, joiner, isNot } = group
  const put = (index: number, part: FilterPart) =>
    onChange({ ...group, parts: parts.map((one, at) => (at === index ? part : one)) })
  const remove = (index: number) => onChange({ ...group, parts: parts.filter((_, at) => at !== index) })
  const add = (part: FilterPart) => onChange({ ...group, parts: [...parts, part] })
  return (
    <div className={styles.group} data-depth={depth}>
      {(parts.length > 1 || isNot || onRemove) && (
        <div className={styles.head}>
          <button
            type="button"
            className={styles.join}
            aria-label={t('explore.joiner', { joiner: t(joiner === 'and' ? 'explore.all' : 'explore.any') })}
            onClick={() => onChange({ ...group, joiner: joiner === 'and' ? 'or' : 'and' })}
          >
            {t(joiner === 'and' ? 'explore.all' : 'explore.any')}
          </button>
          <button
            type="button"
            className={styles.join}
            aria-pressed={isNot}
            onClick={() => onChange({ ...group, isNot: !isNot })}
          >
            {t('explore.none')}
          </button>
          {onRemove && (
            <IconButton label={t('explore.removeGroup')} isSmall onClick={onRemove}>
              <Trash2 size={13} aria-hidden="true" />
            </IconButton>
          )}
        </div>
      )}
      {parts.map((part, index) =>
        isGroup(part) ? (
          <Group
            key={index}
            group={part}
            depth={depth + 1}
            onChange={(next) => put(index, next)}
            onRemove={() => remove(index)}
          />
        ) : (
          <Condition
            key={index}
            filter={part}
            onChange={(next) => put(index, next)}
            onRemove={() => remove(index)}
          />
        ),
      )}
      <div className={styles.adders}>
        <AddCondition label={t('filter.new')} onAdd={add} />
        {depth < MOST_DEPTH && parts.length > 0 && (
          <AddCondition
            label={t('explore.addGroup')}
            onAdd={(filter) =>
              add({ ...NO_FILTERS, joiner: joiner === 'and' ? 'or' : 'and', parts: [filter] })
            }
          />
        )}
      </div>
    </div>
  )
}

function AddCondition({ label, onAdd }: { label: string; onAdd: (filter: Filter) => void }) {
  return (
    <Popover
      label={label}
      align="start"
      variant="ghost"
      className={styles.add}
      content={(close) => (
        <FilterForm
          onDone={(filter) => {
            onAdd(filter)
            close()
          }}
        />
      )}
    >
      <Plus size={13} aria-hidden="true" />
      {label}
    </Popover>
  )
}

interface ConditionProps {
  filter: Filter
  onChange: (filter: Filter) => void
  onRemove: () => void
}

function Condition({ filter, onChange, onRemove }: ConditionProps) {
  const t = useT()
  const { subject, value } = useFilterText([filter])(filter)
  const text = [subject, value].filter(Boolean).join(' ')
  return (
    <div className={styles.condition}>
      <Popover
        label={t('explore.editFilter', { filter: text })}
        align="start"
        variant="ghost"
        className={styles.text}
        content={(close) => (
          <FilterForm
            filter={filter}
            onDone={(next) => {
              onChange(next)
              close()
            }}
          />
        )}
      >
        <span>{subject}</span>
        {value && <b>{value}</b>}
        <Pencil size={11} aria-hidden="true" />
      </Popover>
      <Button
        variant="ghost"
        className={styles.remove}
        aria-label={t('filter.remove', { filter: text })}
        onClick={onRemove}
      >
        <Trash2 size={13} aria-hidden="true" />
      </Button>
    </div>
  )
}
