import { useState } from 'react'
import { useT } from '@/i18n'
import type { Fault, OptionSchema } from '../schema'

interface Draft {
  text: string
  error: string | null
  change: (text: string) => void
}

/** What is being typed, which may be wrong for a moment; only what is right is handed on. `read` gives a fault for what is wrong. */
export function useDraft(
  value: string,
  schema: OptionSchema,
  read: (text: string) => { fault: Fault | null; value: unknown },
  onChange: (value: unknown) => void,
): Draft {
  const t = useT()
  const [draft, setDraft] = useState<{ text: string; of: string } | null>(null)
  const text = draft && (draft.of === value || draft.text !== value) ? draft.text : value
  const { fault } = read(text)
  const limits = {
    min: schema.minimum ?? schema.exclusiveMinimum ?? 0,
    max: schema.maximum ?? 0,
    length: schema.maxLength ?? 0,
  }
  return {
    text,
    error: fault && t(`option.fault.${fault}`, limits),
    change: (next) => {
      setDraft({ text: next, of: value })
      const made = read(next)
      if (made.fault === null) onChange(made.value)
    },
  }
}
