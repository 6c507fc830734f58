import { use } from 'react'
import { Field } from '@/design/ui/Field'
import { OptionsContext, type InnerProps } from '../context'

/** One of the widget's questions and formulas. */
export function QueryField({ schema, label, value, onChange, isNullable }: InnerProps) {
  const { say, queries } = use(OptionsContext)
  const current = typeof value === 'string' ? value : ''
  const isKnown = current === '' || queries.some((query) => query.id === current)
  return (
    <Field label={label} {...(schema.description ? { hint: say(schema.description) } : {})}>
      {(control) => (
        <select
          {...control}
          value={current}
          onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
        >
          {(isNullable || current === '') && <option value="">–</option>}
          {!isKnown && <option value={current}>{current}</option>}
          {queries.map((query) => (
            <option key={query.id} value={query.id}>
              {query.label === query.id ? query.id : `${query.id} · ${query.label}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
