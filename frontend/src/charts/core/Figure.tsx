import type { ComponentProps } from 'react'
import styles from './chart.module.css'

/** One picture with one sentence for those who cannot see it; the same data is one click away as a table. */
export function Figure({ summary, ...rest }: ComponentProps<'div'> & { summary: string }) {
  return <div role="img" aria-label={summary} className={styles.figure} {...rest} />
}
