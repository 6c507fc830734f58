import { use } from 'react'
import { OptionsContext, type InnerProps } from '../context'
import styles from '../options.module.css'

/** Any of a few: words of the schema, or the widget's questions. */
export function SetField({ schema, label, value, onChange }: InnerProps) {
  const { say, queries } = use(OptionsContext)
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const words = schema.items?.enum
  const choices = words
    ? words.map((one) => ({ value: one, label: say(one) }))
    : queries.map((query) => ({ value: query.id, label: query.label }))
  const toggle = (one: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, one] : chosen.filter((other) => other !== one))
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={styles.toggle}>
            <input
              type="checkbox"
              checked={chosen.includes(choice.value)}
              onChange={(event) => toggle(choice.value, event.currentTarget.checked)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {schema.description && <p className={styles.hint}>{say(schema.description)}</p>}
    </fieldset>
  )
}
