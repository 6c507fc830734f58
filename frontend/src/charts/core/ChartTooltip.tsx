import styles from './chart.module.css'

export interface TooltipRow {
  label: string
  value: string
  colour?: string
}

export interface TooltipState {
  /** Pixels from the left and top of the chart. */
  left: number
  top: number
  title: string
  rows: readonly TooltipRow[]
}

/** Text beside the pointer; it turns to the other side in the right half so that it never leaves the tile. */
export function ChartTooltip({ state, width }: { state: TooltipState | null; width: number }) {
  if (!state) return null
  const isRight = state.left > width / 2
  const x = isRight ? `calc(${state.left - 12}px - 100%)` : `${state.left + 12}px`
  return (
    <div className={styles.tooltip} style={{ transform: `translate(${x}, ${Math.max(0, state.top)}px)` }}>
      <div className={styles.tooltipTitle}>{state.title}</div>
      {state.rows.map((row) => (
        <div key={row.label} className={styles.tooltipRow}>
          {row.colour && <span className={styles.swatch} style={{ background: row.colour }} />}
          <span className={styles.tooltipLabel}>{row.label}</span>
          <strong>{row.value}</strong>
        </div>
      ))}
    </div>
  )
}
