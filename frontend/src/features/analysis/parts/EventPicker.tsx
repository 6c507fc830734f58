import { ListFilter, Tag, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { IconButton } from '@/design/ui/IconButton'
import { FilterBuilder } from '@/features/explore/FilterBuilder'
import { MetricPicker } from '@/features/explore/MetricPicker'
import { useT } from '@/i18n'
import { stepTitle, type EventStep } from '../question/event-step'
import styles from './parts.module.css'

interface EventPickerProps {
  /** What it is for, for assistive technology: “Step 2”, “Goal”. */
  label: string
  value: EventStep | null
  onChange: (step: EventStep) => void
  onRemove?: () => void
  /** Before the event: a number, a handle. */
  lead?: ReactNode
  hasLabel?: boolean
  /** What no event means: “Any event”. */
  placeholder?: string
}

/** The step without parts that say nothing. */
function lean({ event, filters = [], label }: EventStep): EventStep {
  return { event, ...(filters.length > 0 ? { filters } : {}), ...(label ? { label } : {}) }
}

/** One event with its filters and, on request, a name of its own. */
export function EventPicker(props: EventPickerProps) {
  const { label, value, onChange, onRemove, lead, hasLabel = true, placeholder } = props
  const t = useT()
  const { filters = [], label: own } = value ?? {}
  const [isNaming, setIsNaming] = useState(false)
  const [isFiltering, setIsFiltering] = useState(false)
  const title = value ? stepTitle(value) : label
  return (
    <div className={styles.event}>
      <div className={styles.eventHead}>
        {lead}
        <MetricPicker
          label={label}
          value={value?.event ?? null}
          isEventsOnly
          {...(placeholder === undefined ? {} : { placeholder })}
          onChange={(event) => onChange(lean({ ...value, event }))}
        />
        {value && (
          <>
            <IconButton
              label={t('analysis.filterStep', { title })}
              isSmall
              aria-pressed={isFiltering || filters.length > 0}
              onClick={() => setIsFiltering(!isFiltering)}
            >
              <ListFilter size={14} aria-hidden="true" />
            </IconButton>
            {hasLabel && (
              <IconButton
                label={t('analysis.nameStep', { title })}
                isSmall
                aria-pressed={isNaming || own !== undefined}
                onClick={() => setIsNaming(!isNaming)}
              >
                <Tag size={14} aria-hidden="true" />
              </IconButton>
            )}
          </>
        )}
        {onRemove && (
          <IconButton label={t('analysis.removeStep', { title })} isSmall onClick={onRemove}>
            <Trash2 size={14} aria-hidden="true" />
          </IconButton>
        )}
      </div>
      {value && hasLabel && (isNaming || own !== undefined) && (
        <input
          className={styles.control}
          aria-label={t('analysis.nameStep', { title })}
          placeholder={t('analysis.stepName')}
          defaultValue={own ?? ''}
          maxLength={200}
          onBlur={(event) => {
            setIsNaming(false)
            const next = lean({ ...value, label: event.target.value.trim() })
            if (next.label !== own) onChange(next)
          }}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      )}
      {value && (isFiltering || filters.length > 0) && (
        <FilterBuilder
          label={t('analysis.filterStep', { title })}
          filters={filters}
          onChange={(next) => onChange(lean({ ...value, filters: next }))}
        />
      )}
    </div>
  )
}
