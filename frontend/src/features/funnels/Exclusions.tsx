import { Plus } from 'lucide-react'
import { EventPicker, Section, stepTitle, type EventStep } from '@/features/analysis'
import { MetricPicker } from '@/features/explore/MetricPicker'
import { useT } from '@/i18n'
import { lean, type Exclusion } from './exclusion'
import styles from './funnels.module.css'

const MOST = 5

interface ExclusionsProps {
  exclusions: readonly Exclusion[]
  steps: readonly EventStep[]
  /** Whether the order of the steps gives an exclusion a place between two of them. */
  hasPlaces: boolean
  onChange: (exclusions: readonly Exclusion[]) => void
}

/** Events that end an attempt when they come between steps. */
export function Exclusions({ exclusions, steps, hasPlaces, onChange }: ExclusionsProps) {
  const t = useT()
  const put = (index: number, next: Exclusion) =>
    onChange(exclusions.map((one, at) => (at === index ? next : one)))
  return (
    <Section title={t('funnels.exclusions')}>
      {exclusions.map((one, index) => (
        <div key={`${index} ${one.event}`} className={styles.exclusion}>
          <EventPicker
            label={t('funnels.exclusion', { number: index + 1 })}
            value={one}
            hasLabel={false}
            onChange={(next) =>
              put(index, lean({ ...next, after_step: one.after_step, before_step: one.before_step }))
            }
            onRemove={() => onChange(exclusions.filter((_, at) => at !== index))}
          />
          {hasPlaces && steps.length > 2 && (
            <Between exclusion={one} steps={steps} onChange={(next) => put(index, next)} />
          )}
        </div>
      ))}
      {exclusions.length < MOST && (
        <div className={styles.adder}>
          <Plus size={14} aria-hidden="true" />
          <MetricPicker
            key={exclusions.length}
            label={t('funnels.exclude')}
            placeholder={t('funnels.exclude')}
            value={null}
            isEventsOnly
            onChange={(event) => onChange([...exclusions, { event }])}
          />
        </div>
      )}
    </Section>
  )
}

interface BetweenProps {
  exclusion: Exclusion
  steps: readonly EventStep[]
  onChange: (exclusion: Exclusion) => void
}

/** After which step, and up to which, the event must not come. */
function Between({ exclusion, steps, onChange }: BetweenProps) {
  const t = useT()
  const after = exclusion.after_step ?? 1
  const before = exclusion.before_step ?? steps.length
  const options = (from: number, to: number) =>
    steps.slice(from - 1, to).map((step, at) => (
      <option key={from + at} value={from + at}>
        {from + at}. {stepTitle(step)}
      </option>
    ))
  return (
    <div className={styles.between}>
      <select
        aria-label={t('funnels.after', { title: stepTitle(exclusion) })}
        value={after}
        onChange={(event) => {
          const next = Number(event.target.value)
          onChange(lean({ ...exclusion, after_step: next, before_step: Math.max(before, next + 1) }))
        }}
      >
        {options(1, steps.length - 1)}
      </select>
      <span aria-hidden="true">→</span>
      <select
        aria-label={t('funnels.before', { title: stepTitle(exclusion) })}
        value={before}
        onChange={(event) => {
          const next = Number(event.target.value)
          onChange(lean({ ...exclusion, before_step: next === steps.length ? undefined : next }))
        }}
      >
        {options(after + 1, steps.length)}
      </select>
    </div>
  )
}
