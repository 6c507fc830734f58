import { useId, useState, type SubmitEvent } from 'react'
import { useFieldValues, useMetricsSchema } from '@/api/queries/metrics'
import { useSegments } from '@/api/queries/segments'
import type { Filter } from '@/api/types'
import { Button } from '@/design/ui/Button'
import { useT } from '@/i18n'
import {
  draftOf,
  filterOf,
  isBare,
  isNumeric,
  NO_FILTER,
  OPERATORS,
  takesMany,
  type FilterDraft,
  type FilterOperator,
} from './filter-draft'
import styles from './filters.module.css'
import { MOST_SEGMENTS, SEGMENT_FIELD, useSegmentName } from './segment'
import { ATTRIBUTES, fieldName } from './use-filter-text'
import { ValueList } from './ValueList'

interface FilterFormProps {
  filter?: Filter
  /** Where it can be asked for who is in a segment: not of single events as they arrive, nor in a segment itself. */
  hasSegments?: boolean
  onDone: (filter: Filter) => void
}

/** Field, operator and value of one filter. */
export function FilterForm({ filter, hasSegments = true, onDone }: FilterFormProps) {
  const t = useT()
  const id = useId()
  const [draft, setDraft] = useState(() => (filter ? draftOf(filter) : NO_FILTER))
  const done = filterOf(draft)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (done) onDone(done)
  }
  return (
    <form onSubmit={submit} className={styles.form}>
      <label htmlFor={`${id}-field`}>{t('filter.field')}</label>
      <FieldSelect
        id={`${id}-field`}
        value={draft.field}
        hasSegments={hasSegments}
        onChange={(field) => setDraft({ ...changedField(draft, field), values: [] })}
      />
      <label htmlFor={`${id}-operator`}>{t('filter.operator')}</label>
      <select
        id={`${id}-operator`}
        className={styles.control}
        value={draft.operator}
        onChange={(event) => setDraft({ ...draft, operator: event.target.value as FilterOperator })}
      >
        {OPERATORS.filter((operator) => draft.field !== SEGMENT_FIELD || takesMany(operator)).map(
          (operator) => (
            <option key={operator} value={operator}>
              {t(`filter.op.${operator}`)}
            </option>
          ),
        )}
      </select>
      {!isBare(draft.operator) && draft.field !== '' && (
        <Values
          key={`${draft.field} ${String(takesMany(draft.operator))}`}
          field={draft.field}
          operator={draft.operator}
          values={draft.values}
          onChange={(values) => setDraft({ ...draft, values })}
        />
      )}
      <Button variant="primary" type="submit" disabled={!done} className={styles.submit}>
        {t(filter ? 'filter.change' : 'filter.add')}
      </Button>
    </form>
  )
}

interface FieldSelectProps {
  id: string
  value: string
  /** Label of the empty choice. */
  none?: string
  /** Also whether the event's person is in a segment. */
  hasSegments?: boolean
  onChange: (field: string) => void
}

/** Attributes that every event has, then the properties this project has sent. */
export function FieldSelect({ id, value, none, hasSegments = false, onChange }: FieldSelectProps) {
  const t = useT()
  const schema = useMetricsSchema()
  const properties = schema.data?.properties.map((one) => `properties.${one.name}`) ?? []
  const isSegment = hasSegments && value === SEGMENT_FIELD
  const isUnknown = value !== '' && !isSegment && !ATTRIBUTES.includes(value) && !properties.includes(value)
  return (
    <select
      id={id}
      className={styles.control}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{none ?? t('filter.choose')}</option>
      {isUnknown && <option value={value}>{fieldName(value, t)}</option>}
      {hasSegments && (
        <optgroup label={t('filter.people')}>
          <option value={SEGMENT_FIELD}>{fieldName(SEGMENT_FIELD, t)}</option>
        </optgroup>
      )}
      <optgroup label={t('filter.attributes')}>
        {ATTRIBUTES.map((field) => (
          <option key={field} value={field}>
            {fieldName(field, t)}
          </option>
        ))}
      </optgroup>
      {properties.length > 0 && (
        <optgroup label={t('filter.properties')}>
          {properties.map((field) => (
            <option key={field} value={field}>
              {fieldName(field, t)}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  )
}

interface ValuesProps {
  field: string
  operator: FilterOperator
  values: readonly string[]
  onChange: (values: string[]) => void
}

function Values({ field, operator, values, onChange }: ValuesProps) {
  const t = useT()
  const isSegment = field === SEGMENT_FIELD
  const known = useFieldValues(takesMany(operator) && !isSegment ? field : null)
  if (isSegment) return <Segments {...{ values, onChange }} />
  if (takesMany(operator))
    return (
      <ValueList
        field={field}
        known={known.data ?? []}
        isLoading={known.isLoading}
        chosen={values}
        onChange={onChange}
      />
    )
  const count = operator === 'between' ? 2 : 1
  return (
    <div className={styles.inputs}>
      {Array.from({ length: count }, (_, index) => (
        <input
          key={index}
          className={styles.control}
          aria-label={t('filter.value')}
          placeholder={t('filter.value')}
          inputMode={isNumeric(operator) ? 'decimal' : 'text'}
          value={values[index] ?? ''}
          maxLength={1000}
          onChange={(event) => {
            const next = Array.from({ length: count }, (__, at) => values[at] ?? '')
            next[index] = event.target.value
            onChange(next)
          }}
        />
      ))}
    </div>
  )
}

function Segments({ values, onChange }: Pick<ValuesProps, 'values' | 'onChange'>) {
  const { data, isLoading } = useSegments()
  const nameOf = useSegmentName(true)
  const known = data?.segments.filter((one) => one.id !== 'all').map((one) => one.id) ?? []
  return (
    <ValueList
      field={SEGMENT_FIELD}
      known={known}
      isLoading={isLoading}
      nameOf={nameOf}
      most={MOST_SEGMENTS}
      chosen={values}
      onChange={onChange}
    />
  )
}

/** People are in a segment or are not. */
const changedField = (draft: FilterDraft, field: string): FilterDraft =>
  field === SEGMENT_FIELD && !takesMany(draft.operator)
    ? { ...draft, field, operator: 'is' }
    : { ...draft, field }
