import { useId, type ReactNode } from 'react'
import type { Words } from '@/i18n'
import styles from './Field.module.css'

interface ControlProps {
  id: string
  className: string
  'aria-describedby'?: string
  'aria-invalid'?: true
}

interface FieldProps {
  label: string
  hint?: string
  error?: Words | null
  children: (control: ControlProps) => ReactNode
}

/** A label, its control and what helps to fill it in, tied together for assistive technology. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const note = error ?? hint
  const control: ControlProps = { id, className: styles.control! }
  if (note) control['aria-describedby'] = `${id}-note`
  if (error) control['aria-invalid'] = true
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      {children(control)}
      {note && (
        <p id={`${id}-note`} className={error ? styles.error : styles.hint}>
          {note}
        </p>
      )}
    </div>
  )
}
