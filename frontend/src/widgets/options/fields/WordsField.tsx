import { use } from 'react'
import { Field } from '@/design/ui/Field'
import { useT } from '@/i18n'
import { OptionsContext, type InnerProps } from '../context'
import { faultOf } from '../schema'
import { useDraft } from './use-draft'

const split = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** Names in an order, with commas between them. */
export function WordsField({ schema, label, value, onChange }: InnerProps) {
  const t = useT()
  const { say } = use(OptionsContext)
  const read = (text: string) => {
    const words = split(text)
    if (words.length > (schema.maxItems ?? Infinity)) return { fault: 'long' as const, value: words }
    return {
      fault: words.map((word) => faultOf(schema.items ?? {}, word)).find(Boolean) ?? null,
      value: words,
    }
  }
  const draft = useDraft(Array.isArray(value) ? value.join(', ') : '', schema, read, onChange)
  const hint = [schema.description && say(schema.description), t('option.commas')].filter(Boolean).join(' ')
  return (
    <Field label={label} error={draft.error} hint={hint}>
      {(control) => (
        <input
          {...control}
          type="text"
          value={draft.text}
          onChange={(event) => draft.change(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
