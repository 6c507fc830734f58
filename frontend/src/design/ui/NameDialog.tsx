import { useId, type ReactNode } from 'react'
import { useT } from '@/i18n'
import { Button } from './Button'
import { Dialog } from './Dialog'
import { Field } from './Field'
import styles from './NameDialog.module.css'

interface NameDialogProps {
  isOpen: boolean
  onClose: () => void
  title: string
  label: string
  hint: string
  name: string
  onName: (name: string) => void
  error: string | null
  isPending: boolean
  /** Called with the trimmed name, never an empty one. */
  onCreate: (name: string) => void
  /** What else is asked, below the name. */
  children?: ReactNode
}

/** Asks for the name of something new, and whatever else it needs. */
export function NameDialog(props: NameDialogProps) {
  const t = useT()
  const form = useId()
  const name = props.name.trim()
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={props.title}
      footer={
        <>
          <Button onClick={props.onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} disabled={props.isPending || !name}>
            {t('action.create')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (name && !props.isPending) props.onCreate(name)
        }}
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
      </form>
    </Dialog>
  )
}
