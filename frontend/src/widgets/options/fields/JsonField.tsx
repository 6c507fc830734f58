import { use } from 'react'
import { Field } from '@/design/ui/Field'
import { OptionsContext, type InnerProps } from '../context'
import styles from '../options.module.css'
import { useDraft } from './use-draft'

/** Anything, as JSON; of the kind the schema wants, a list or an object. */
export function JsonField({ schema, label, value, onChange }: InnerProps) {
  const { say } = use(OptionsContext)
  const read = (text: string) => {
    const made = parse(text)
    const isRight = schema.type === 'array' ? Array.isArray(made) : isObject(made)
    return { fault: isRight ? null : ('json' as const), value: made }
  }
  const draft = useDraft(
    JSON.stringify(value ?? (schema.type === 'array' ? [] : {}), null, 2),
    schema,
    read,
    onChange,
  )
  return (
    <Field
      label={label}
      error={draft.error}
      {...(schema.description ? { hint: say(schema.description) } : {})}
    >
      {(control) => (
        <textarea
          {...control}
          className={`${control.className} ${styles.code ?? ''}`}
          rows={5}
          spellCheck={false}
          value={draft.text}
          onChange={(event) => draft.change(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
