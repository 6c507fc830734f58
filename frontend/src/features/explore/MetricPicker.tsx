import { ChevronDown, Hash, Sigma, Zap } from 'lucide-react'
import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useMetricsSchema } from '@/api/queries/metrics'
import { Popover } from '@/design/ui/Popover'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import { metricOptions, metricTitle, searchOptions, type MetricOption } from './metric-options'
import styles from './picker.module.css'

interface MetricPickerProps {
  /** What is chosen, for assistive technology. */
  label: string
  /** Null: nothing yet. */
  value: string | null
  onChange: (metric: string) => void
  /** Shown while nothing is chosen. */
  placeholder?: string
  /** Leaves the metrics of the catalogue out. */
  isEventsOnly?: boolean
}

const ICONS = { any: Sigma, metrics: Hash, events: Zap }

/** Chooses what to measure: metrics and events in one list, searched by name and by what they mean. */
export function MetricPicker({
  label,
  value,
  onChange,
  placeholder,
  isEventsOnly = false,
}: MetricPickerProps) {
  const t = useT()
  const schema = useMetricsSchema().data
  const title = value === null ? null : metricTitle(value, t('query.allEvents'), schema)
  return (
    <Popover
      label={title === null ? label : `${label}: ${title}`}
      align="start"
      className={styles.button}
      content={(close) => (
        <MetricList
          value={value}
          isEventsOnly={isEventsOnly}
          onChoose={(metric) => {
            onChange(metric)
            close()
          }}
        />
      )}
    >
      <span>{title ?? placeholder ?? t('filter.choose')}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </Popover>
  )
}

interface MetricListProps {
  value: string | null
  isEventsOnly: boolean
  onChoose: (metric: string) => void
}

function MetricList({ value, isEventsOnly, onChoose }: MetricListProps) {
  const t = useT()
  const id = useId()
  const schema = useMetricsSchema().data
  const [search, setSearch] = useState('')
  const all = useMemo(
    () => metricOptions(schema, t('query.allEvents'), isEventsOnly),
    [schema, t, isEventsOnly],
  )
  const shown = searchOptions(all, search)
  const hint = t(isEventsOnly ? 'explore.searchEvents' : 'explore.searchMetrics')
  const [marked, setMarked] = useState(() =>
    Math.max(
      0,
      all.findIndex((one) => one.name === value),
    ),
  )
  const at = Math.min(marked, shown.length - 1)
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const next = Math.min(shown.length - 1, Math.max(0, at + step))
      setMarked(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    }
    const option = shown[at]
    if (event.key === 'Enter' && option) {
      event.preventDefault()
      onChoose(option.name)
    }
  }
  return (
    <div className={styles.panel}>
      <input
        className={styles.search}
        type="search"
        role="combobox"
        aria-label={hint}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        placeholder={hint}
        value={search}
        onChange={(event) => {
          setSearch(event.target.value)
          setMarked(0)
        }}
        onKeyDown={onKey}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('query.metric')} className={styles.list}>
        {shown.map((option, index) => (
          <Option
            key={option.group + option.name}
            id={`${id}-${index}`}
            option={option}
            heading={search === '' && shown[index - 1]?.group !== option.group ? option.group : null}
            isMarked={index === at}
            isChosen={option.name === value}
            onChoose={onChoose}
          />
        ))}
      </div>
      {shown.length === 0 && (
        <p className={styles.none} role="status">
          {t('explore.noMetric')}
        </p>
      )}
    </div>
  )
}

interface OptionProps {
  id: string
  option: MetricOption
  heading: MetricOption['group'] | null
  isMarked: boolean
  isChosen: boolean
  onChoose: (metric: string) => void
}

function Option({ id, option, heading, isMarked, isChosen, onChoose }: OptionProps) {
  const t = useT()
  const format = useFormat()
  const Icon = ICONS[option.group]
  return (
    <>
      {heading && heading !== 'any' && (
        <div role="presentation" className={styles.heading}>
          {t(`query.${heading}`)}
        </div>
      )}
      {/* The keyboard is in the search field, which moves the mark. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={isChosen}
        data-marked={isMarked}
        className={styles.option}
        onClick={() => onChoose(option.name)}
      >
        <Icon size={14} aria-hidden="true" />
        <span className={styles.words}>
          <b>{option.title}</b>
          {option.description && <small>{option.description}</small>}
        </span>
        {option.count !== null && <small>{format.number(option.count)}</small>}
      </div>
    </>
  )
}
