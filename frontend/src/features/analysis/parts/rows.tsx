import { useState } from 'react'
import { FieldSelect } from '@/dashboard/filters/FilterForm'
import { useT } from '@/i18n'
import styles from './parts.module.css'
import { Row } from './Section'

interface ChoiceRowProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

/** A field with a few values. */
export function ChoiceRow<T extends string>({ label, value, options, onChange }: ChoiceRowProps<T>) {
  return (
    <Row label={label}>
      {(id) => (
        <select
          id={id}
          className={styles.control}
          value={value}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Row>
  )
}

interface NumberRowProps {
  label: string
  value: number
  least?: number
  most?: number
  step?: number
  /** After the number: %, days. */
  unit?: string
  onChange: (value: number) => void
}

/** A field with a number; what is out of bounds is not taken. */
export function NumberRow({ label, value, least, most, step, unit, onChange }: NumberRowProps) {
  // What is being typed may be no number yet.
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <Row label={label}>
      {(id) => (
        <span className={styles.numeric}>
          <input
            id={id}
            type="number"
            className={styles.control}
            value={draft ?? String(value)}
            {...{ min: least, max: most, step }}
            onBlur={() => setDraft(null)}
            onChange={(event) => {
              setDraft(event.target.value)
              if (event.target.validity.valid && event.target.value !== '')
                onChange(Number(event.target.value))
            }}
          />
          {unit}
        </span>
      )}
    </Row>
  )
}

interface TextRowProps {
  label: string
  value: string
  /** What nothing means. */
  placeholder?: string
  onChange: (value: string) => void
}

/** A field with a name or a value that no list offers. */
export function TextRow({ label, value, placeholder, onChange }: TextRowProps) {
  return (
    <Row label={label}>
      {(id) => (
        <input
          id={id}
          className={styles.control}
          value={value}
          maxLength={400}
          placeholder={placeholder}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Row>
  )
}

interface FlagRowProps {
  label: string
  value: boolean
  onChange: (value: boolean) => void
}

export function FlagRow({ label, value, onChange }: FlagRowProps) {
  return (
    <label className={styles.flag}>
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}

const UNITS = [
  ['seconds', 1],
  ['minutes', 60],
  ['hours', 3_600],
  ['days', 86_400],
] as const
type Unit = (typeof UNITS)[number][0]

/** The largest unit in which the time is a whole number. */
export function unitOf(seconds: number): Unit {
  return [...UNITS].reverse().find(([, size]) => seconds > 0 && seconds % size === 0)?.[0] ?? 'seconds'
}

interface DurationRowProps {
  label: string
  seconds: number
  /** In seconds; one and a year without them. */
  least?: number
  most?: number
  onChange: (seconds: number) => void
}

/** A length of time as a number and its unit. */
export function DurationRow({ label, seconds, least = 1, most = 31_536_000, onChange }: DurationRowProps) {
  const t = useT()
  const [draft, setDraft] = useState<{ text: string; unit: Unit } | null>(null)
  const unit = draft?.unit ?? unitOf(seconds)
  const size = UNITS.find(([name]) => name === unit)![1]
  const put = (text: string, next: Unit) => {
    setDraft({ text, unit: next })
    const wanted = Number(text) * UNITS.find(([name]) => name === next)![1]
    if (Number.isInteger(wanted) && wanted >= least && wanted <= most) onChange(wanted)
  }
  const text = draft?.text ?? String(seconds / size)
  return (
    <Row label={label}>
      {(id) => (
        <span className={styles.duration}>
          <input
            id={id}
            type="number"
            min={Math.min(least, 1)}
            step="any"
            className={styles.control}
            value={text}
            onBlur={() => setDraft(null)}
            onChange={(event) => put(event.target.value, unit)}
          />
          <select
            className={styles.control}
            aria-label={t('analysis.unit', { label })}
            value={unit}
            onBlur={() => setDraft(null)}
            onChange={(event) => put(text, event.target.value as Unit)}
          >
            {UNITS.map(([name]) => (
              <option key={name} value={name}>
                {t(`analysis.${name}`)}
              </option>
            ))}
          </select>
        </span>
      )}
    </Row>
  )
}

interface FieldRowProps {
  label: string
  /** '' for none. */
  value: string
  /** Label of the empty choice. */
  none?: string
  onChange: (field: string) => void
}

/** An attribute or property of events, e.g. to break down by. */
export function FieldRow({ label, value, none, onChange }: FieldRowProps) {
  const t = useT()
  return (
    <Row label={label}>
      {(id) => <FieldSelect id={id} value={value} none={none ?? t('query.noGroup')} onChange={onChange} />}
    </Row>
  )
}
