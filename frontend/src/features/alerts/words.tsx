import { useState } from 'react'
import { useT } from '@/i18n'
import styles from './sentence.module.css'

interface ChoiceWordProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

/** A word of a sentence that is one of a few. */
export function ChoiceWord<T extends string>({ label, value, options, onChange }: ChoiceWordProps<T>) {
  return (
    <select
      className={styles.word}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value as T)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

interface NumberWordProps {
  label: string
  value: number
  least?: number
  most?: number
  unit?: string
  onChange: (value: number) => void
}

/** A number in a sentence; what is out of bounds is not taken. */
export function NumberWord({ label, value, least, most, unit, onChange }: NumberWordProps) {
  // What is being typed may be no number yet.
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <span className={styles.amount}>
      <input
        type="number"
        step="any"
        className={styles.word}
        aria-label={label}
        value={draft ?? String(value)}
        {...{ min: least, max: most }}
        onBlur={() => setDraft(null)}
        onChange={(event) => {
          setDraft(event.target.value)
          if (event.target.validity.valid && event.target.value !== '') onChange(Number(event.target.value))
        }}
      />
      {unit}
    </span>
  )
}

const LENGTHS = [0, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 86_400]

interface LengthWordProps {
  label: string
  seconds: number
  /** How no time at all is said. */
  none: string
  onChange: (seconds: number) => void
}

/** A length of time in a sentence: one of the usual ones, or the one that is set. */
export function LengthWord({ label, seconds, none, onChange }: LengthWordProps) {
  const t = useT()
  const lengths = LENGTHS.includes(seconds) ? LENGTHS : [...LENGTHS, seconds].sort((a, b) => a - b)
  const text = (length: number) => {
    if (length === 0) return none
    if (length % 86_400 === 0) return t('alerts.days', { count: length / 86_400 })
    if (length % 3_600 === 0) return t('alerts.hours', { count: length / 3_600 })
    return length % 60 === 0
      ? t('alerts.minutes', { count: length / 60 })
      : t('alerts.seconds', { count: length })
  }
  return (
    <ChoiceWord
      label={label}
      value={String(seconds)}
      options={lengths.map((length) => ({ value: String(length), label: text(length) }))}
      onChange={(length) => onChange(Number(length))}
    />
  )
}
