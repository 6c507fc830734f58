import type { ReactNode } from 'react'
import styles from './Badge.module.css'
import { classNames } from './class-names'

export type Tone = 'neutral' | 'positive' | 'negative' | 'warning' | 'info'

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={classNames(styles.badge, styles[tone])}>{children}</span>
}
