import { useId, type ReactNode } from 'react'
import styles from './parts.module.css'

interface SectionProps {
  title: string
  /** Right of the title: a small button. */
  aside?: ReactNode
  children: ReactNode
}

/** A card of a builder: some fields of the question under one title. */
export function Section({ title, aside, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <header>
        <h3>{title}</h3>
        {aside}
      </header>
      {children}
    </section>
  )
}

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
