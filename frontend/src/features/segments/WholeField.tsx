import { useState } from 'react'
import styles from './segments.module.css'

interface WholeFieldProps {
  label: string
  value: number
  most: number
  onChange: (value: number) => void
}

/** A whole number from 1; what is being typed and is none is not taken. */
export function WholeField({ label, value, most, onChange }: WholeFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <input
      type="number"
      className={styles.whole}
      aria-label={label}
      min={1}
      max={most}
      step={1}
      value={draft ?? String(value)}
      onBlur={() => setDraft(null)}
      onChange={(event) => {
        setDraft(event.target.value)
        if (event.target.validity.valid && event.target.value !== '') onChange(Number(event.target.value))
      }}
    />
  )
}
