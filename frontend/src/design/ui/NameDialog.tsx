import type { ReactNode } from 'react'
import { useT, type Words } from '@/i18n'
import { Field } from './Field'
import { FormDialog } from './FormDialog'

interface NameDialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  label: string
  hint: string
  name: string
  onName: (name: string) => void
  error: Words | null
  isPending: boolean
  /** Called with the trimmed name, never an empty one. */
  onCreate: (name: string) => void
  /** What else is asked, below the name. */
  children?: ReactNode
}

/** Asks for the name of something new, and whatever else it needs. */
export function NameDialog(props: NameDialogProps) {
  const t = useT()
  const name = props.name.trim()
  return (
    <FormDialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      submit={t('action.create')}
      isReady={name !== ''}
      isPending={props.isPending}
      onSubmit={() => props.onCreate(name)}
    >
      <Field label={props.label} hint={props.hint} error={props.error}>
        {(control) => (
          <input
            {...control}
            value={props.name}
            maxLength={100}
            onChange={(event) => props.onName(event.target.value)}
          />
        )}
      </Field>
      {props.children}
    </FormDialog>
  )
}
