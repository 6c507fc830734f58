import type { ReactNode } from 'react'
import { classNames } from '@/design/ui/class-names'
import styles from './BarList.module.css'

interface BarItem {
  key: string
  label: string
  value: number
  text: string
  /** Share of the whole, already written. */
  share?: string
  /** Against the period before. */
  change?: ReactNode
  /** Instead of the list's. */
  colour?: string
}

interface BarListProps {
  items: readonly BarItem[]
  summary: string
  colour: string
  /** A click or Enter on a row; `at` is in page pixels. */
  onPick?: ((index: number, at: { x: number; y: number }) => void) | undefined
}

/** A ranking: each row carries a bar in proportion to the largest. The rows are text, so the list reads itself. */
export function BarList({ items, summary, colour, onPick }: BarListProps) {
  const largest = Math.max(...items.map((item) => Math.abs(item.value)), Number.MIN_VALUE)
  return (
    <ul className={styles.list} aria-label={summary}>
      {items.map((item, index) => (
        <li key={item.key} className={styles.row}>
          <span
            className={styles.bar}
            style={{ width: `${(Math.abs(item.value) / largest) * 100}%`, background: item.colour ?? colour }}
            aria-hidden="true"
          />
          {onPick ? (
            <button
              type="button"
              className={classNames(styles.label, styles.pick)}
              title={item.label}
              onClick={(event) => onPick(index, { x: event.pageX, y: event.pageY })}
            >
              {item.label}
            </button>
          ) : (
            <span className={styles.label} title={item.label}>
              {item.label}
            </span>
          )}
          {item.share && <span className={styles.share}>{item.share}</span>}
          <span className={styles.value}>{item.text}</span>
          {item.change !== undefined && <span className={styles.change}>{item.change}</span>}
        </li>
      ))}
    </ul>
  )
}
