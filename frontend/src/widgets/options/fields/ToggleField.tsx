import { use } from 'react'
import { OptionsContext, type InnerProps } from '../context'
import styles from '../options.module.css'

export function ToggleField({ schema, label, value, onChange }: InnerProps) {
  const { say } = use(OptionsContext)
  return (
    <label className={styles.toggle}>
      <input
        type="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>
        {label}
        {schema.description && <small className={styles.hint}>{say(schema.description)}</small>}
      </span>
    </label>
  )
}
