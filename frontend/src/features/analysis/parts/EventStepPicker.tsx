import { Plus } from 'lucide-react'
import { MetricPicker } from '@/features/explore/MetricPicker'
import { useT } from '@/i18n'
import { stepTitle, type EventStep } from '../question/event-step'
import { EventPicker } from './EventPicker'
import styles from './parts.module.css'
import { moved, SortableList } from './SortableList'

interface EventStepPickerProps {
  /** What the steps are: “Steps”, “Goals”. */
  label: string
  steps: readonly EventStep[]
  onChange: (steps: readonly EventStep[]) => void
  /** What may be added at most. */
  most?: number
  /** Label of the field that adds one. */
  addLabel?: string
  /** Where the order has no meaning there is nothing to drag and no number. */
  isOrdered?: boolean
}

/** Events in an order: added, changed, filtered, named, dragged to another place, removed. */
export function EventStepPicker(props: EventStepPickerProps) {
  const { label, steps, onChange, most = 20, addLabel, isOrdered = true } = props
  const t = useT()
  const put = (index: number, step: EventStep) =>
    onChange(steps.map((one, at) => (at === index ? step : one)))
  const add = addLabel ?? t('analysis.addStep')
  return (
    <div className={styles.steps}>
      <SortableList
        label={label}
        items={steps}
        titleOf={stepTitle}
        onMove={(from, to) => onChange(moved(steps, from, to))}
      >
        {(step, index, handle, place) => (
          <EventPicker
            key={`${step.event} ${step.label ?? ''}`}
            label={t('analysis.step', { number: index + 1 })}
            value={step}
            onChange={(next) => put(index, next)}
            onRemove={() => onChange(steps.filter((_, at) => at !== index))}
            lead={
              isOrdered && (
                <>
                  {handle}
                  <span className={styles.number} aria-hidden="true">
                    {place + 1}
                  </span>
                </>
              )
            }
          />
        )}
      </SortableList>
      {steps.length < most && (
        <div className={styles.adder}>
          <Plus size={14} aria-hidden="true" />
          <MetricPicker
            key={steps.length}
            label={add}
            placeholder={add}
            value={null}
            isEventsOnly
            onChange={(event) => onChange([...steps, { event }])}
          />
        </div>
      )}
    </div>
  )
}
