import styles from './BarList.module.css'

export interface BarItem {
  key: string
  label: string
  value: number
  text: string
  /** Share of the whole, already written. */
  share?: string
}

interface BarListProps {
  items: readonly BarItem[]
  summary: string
  colour: string
}

/** A ranking: each row carries a bar in proportion to the largest. The rows are text, so the list reads itself. */
export function BarList({ items, summary, colour }: BarListProps) {
  const largest = Math.max(...items.map((item) => item.value), Number.MIN_VALUE)
  return (
    <ul className={styles.list} aria-label={summary}>
      {items.map((item) => (
        <li key={item.key} className={styles.row}>
          <span
            className={styles.bar}
            style={{ width: `${(item.value / largest) * 100}%`, background: colour }}
            aria-hidden="true"
          />
          <span className={styles.label} title={item.label}>
            {item.label}
          </span>
          {item.share && <span className={styles.share}>{item.share}</span>}
          <span className={styles.value}>{item.text}</span>
        </li>
      ))}
    </ul>
  )
}
