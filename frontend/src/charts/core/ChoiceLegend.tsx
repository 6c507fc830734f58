import type { MouseEvent } from 'react'
import { classNames } from '@/design/ui/class-names'
import { useT } from '@/i18n'
import type { LegendItem } from './Legend'
import styles from './legend.module.css'

interface ChoiceLegendProps {
  items: readonly LegendItem[]
  hidden: ReadonlySet<string>
  onHiddenChange: (hidden: ReadonlySet<string>) => void
  side: 'top' | 'right'
  /** Pixels: the legend never grows beyond it. */
  height: number
  width: number
}

/** Names and colours of the series. A click shows one alone (again: all), with Ctrl or ⌘ it hides or shows one. */
export function ChoiceLegend({ items, hidden, onHiddenChange, side, height, width }: ChoiceLegendProps) {
  const t = useT()
  const choose = (label: string) => (event: MouseEvent) => {
    const labels = items.map((item) => item.label)
    onHiddenChange(event.ctrlKey || event.metaKey ? toggled(hidden, label) : isolated(hidden, label, labels))
  }
  return (
    <ul
      className={classNames(styles.legend, side === 'right' && styles.column)}
      style={side === 'top' ? { maxHeight: height, width } : { maxHeight: height, width }}
      aria-label={t('chart.legend')}
    >
      {items.map((item) => (
        <li key={item.label} className={styles.item}>
          <button
            type="button"
            className={styles.button}
            aria-pressed={!hidden.has(item.label)}
            title={item.label}
            onClick={choose(item.label)}
          >
            <span
              className={classNames(styles.swatch, item.isMark && styles.mark)}
              style={{ background: item.colour }}
            />
            <span className={styles.name}>{item.label}</span>
            {item.value !== undefined && <strong className={styles.value}>{item.value}</strong>}
          </button>
        </li>
      ))}
    </ul>
  )
}

export function toggled(hidden: ReadonlySet<string>, label: string): ReadonlySet<string> {
  const next = new Set(hidden)
  if (!next.delete(label)) next.add(label)
  return next
}

export function isolated(
  hidden: ReadonlySet<string>,
  label: string,
  labels: readonly string[],
): ReadonlySet<string> {
  const others = labels.filter((other) => other !== label)
  const isAlone = !hidden.has(label) && others.every((other) => hidden.has(other))
  return new Set(isAlone ? [] : others)
}
