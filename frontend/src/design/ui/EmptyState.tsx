import type { ReactNode } from 'react'
import type { Words } from '@/i18n'
import styles from './State.module.css'

interface EmptyStateProps {
  icon: ReactNode
  title: string
  detail?: Words
  action?: ReactNode
}

/** Nothing to show: an icon, one sentence, at most one thing to do. */
export function EmptyState({ icon, title, detail, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <span className={styles.icon}>{icon}</span>
      <p className={styles.title}>{title}</p>
      {detail && <p className={styles.detail}>{detail}</p>}
      {action}
    </div>
  )
}
