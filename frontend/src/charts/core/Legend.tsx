import styles from './chart.module.css'

export interface LegendItem {
  label: string
  colour: string
  value?: string
  /** A short line across the bars instead of a colour of its own. */
  isMark?: boolean
}

export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <div className={styles.legend}>
      {items.map((item) => (
        <span key={item.label} className={styles.legendItem}>
          <span className={styles.dash} style={{ background: item.colour }} />
          {item.label}
          {item.value !== undefined && <strong>{item.value}</strong>}
        </span>
      ))}
    </div>
  )
}
