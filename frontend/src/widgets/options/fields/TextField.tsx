import { use, useId } from 'react'
import { Field } from '@/design/ui/Field'
import { OptionsContext, type InnerProps } from '../context'
import styles from '../options.module.css'
import { faultOf } from '../schema'
import { useDraft } from './use-draft'

/** A line of text, or a page of Markdown; names of fields are suggested. */
export function TextField({ schema, label, value, onChange, isNullable }: InnerProps) {
  const { say, fields } = use(OptionsContext)
  const id = useId()
  const read = (text: string) => {
    if (text === '' && isNullable) return { fault: null, value: null }
    return { fault: faultOf(schema, text), value: text }
  }
  const draft = useDraft(typeof value === 'string' ? value : '', schema, read, onChange)
  const isPage = schema['x-input'] === 'markdown'
  const hasNames = schema['x-input'] === 'field' && fields.length > 0
  return (
    <Field
      label={label}
      error={draft.error}
      {...(schema.description ? { hint: say(schema.description) } : {})}
    >
      {(control) =>
        isPage ? (
          <textarea
            {...control}
            className={`${control.className} ${styles.code ?? ''}`}
            rows={8}
            value={draft.text}
            onChange={(event) => draft.change(event.currentTarget.value)}
          />
        ) : (
          <>
            <input
              {...control}
              type="text"
              {...(hasNames ? { list: id } : {})}
              value={draft.text}
              onChange={(event) => draft.change(event.currentTarget.value)}
            />
            {hasNames && (
              <datalist id={id}>
                {fields.map((name) => (
                  <option key={name} value={name} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </Field>
  )
}
