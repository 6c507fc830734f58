import { use } from 'react'
import { Field } from '@/design/ui/Field'
import { Segmented } from '@/design/ui/Segmented'
import { OptionsContext, type InnerProps } from '../context'
import styles from '../options.module.css'

const MOST_SEGMENTS = 4
const MOST_LETTERS = 30

/** A few short choices side by side, more of them in a list. */
export function ChoiceField({ schema, label, value, onChange, isNullable }: InnerProps) {
  const { say } = use(OptionsContext)
  const options = (schema.enum ?? []).map((one) => ({ value: one, label: say(one) }))
  const letters = options.reduce((sum, option) => sum + option.label.length, 0)
  const hint = schema.description ? { hint: say(schema.description) } : {}
  if (!isNullable && options.length <= MOST_SEGMENTS && letters <= MOST_LETTERS)
    return (
      <div className={styles.group}>
        <span aria-hidden="true">{label}</span>
        <Segmented label={label} value={String(value)} options={options} onChange={onChange} />
        {schema.description && <p className={styles.hint}>{say(schema.description)}</p>}
      </div>
    )
  return (
    <Field label={label} {...hint}>
      {(control) => (
        <select
          {...control}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        >
          {isNullable && <option value="">–</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
