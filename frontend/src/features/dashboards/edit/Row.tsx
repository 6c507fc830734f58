import { Plus } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { Button } from '@/design/ui/Button'
import styles from './edit.module.css'

/** A label and its control side by side. */
export function Row({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={styles.row}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

export function AddButton({
  onClick,
  disabled,
  children,
}: {
  onClick: () => void
  disabled?: boolean
  children: ReactNode
}) {
  return (
    <Button onClick={onClick} disabled={disabled}>
      <Plus size={14} aria-hidden="true" />
      {children}
    </Button>
  )
}
