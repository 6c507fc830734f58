import { use } from 'react'
import { Field } from '@/design/ui/Field'
import { OptionsContext, type InnerProps } from '../context'
import { faultOf } from '../schema'
import { useDraft } from './use-draft'

/** A number; empty where none is an answer too. */
export function NumberField({ schema, label, value, onChange, isNullable }: InnerProps) {
  const { say } = use(OptionsContext)
  const read = (text: string) => {
    if (text.trim() === '') return { fault: isNullable ? null : ('number' as const), value: null }
    return { fault: faultOf(schema, Number(text)), value: Number(text) }
  }
  const draft = useDraft(typeof value === 'number' ? String(value) : '', schema, read, onChange)
  return (
    <Field
      label={label}
      error={draft.error}
      {...(schema.description ? { hint: say(schema.description) } : {})}
    >
      {(control) => (
        <input
          {...control}
          type="text"
          inputMode={schema.type === 'integer' ? 'numeric' : 'decimal'}
          value={draft.text}
          onChange={(event) => draft.change(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
