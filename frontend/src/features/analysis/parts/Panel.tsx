import type { ReactNode } from 'react'
import { Card } from '@/design/ui/Card'
import styles from './parts.module.css'

interface PanelProps {
  title: string
  /** One sentence below the title. */
  hint?: string
  /** Right of the title: buttons, a legend. */
  aside?: ReactNode
  children: ReactNode
}

/** A card of results under its title. */
export function Panel({ title, hint, aside, children }: PanelProps) {
  return (
    <Card className={styles.panel} aria-label={title}>
      <header>
        <h2>{title}</h2>
        {aside && <span className={styles.aside}>{aside}</span>}
      </header>
      {hint && <p className={styles.hint}>{hint}</p>}
      {children}
    </Card>
  )
}
