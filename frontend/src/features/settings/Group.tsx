import { useId, type ReactNode } from 'react'
import { Card } from '@/design/ui/Card'
import styles from './Settings.module.css'

interface GroupProps {
  title: string
  hint?: string
  /** Beside the title: what can be done with the whole group. */
  action?: ReactNode
  children: ReactNode
}

/** Settings that belong together. */
export function Group({ title, hint, action, children }: GroupProps) {
  const id = useId()
  return (
    <Card className={styles.group} aria-labelledby={id}>
      <header className={styles.head}>
        <div>
          <h3 id={id}>{title}</h3>
          {hint && <p>{hint}</p>}
        </div>
        {action}
      </header>
      {children}
    </Card>
  )
}

/** One setting: what it is on the left, its value or control on the right. */
export function Entry({ name, hint, children }: { name: string; hint?: string; children?: ReactNode }) {
  return (
    <div className={styles.entry}>
      <div className={styles.name}>
        <span>{name}</span>
        {hint && <small>{hint}</small>}
      </div>
      {children && <div className={styles.value}>{children}</div>}
    </div>
  )
}
