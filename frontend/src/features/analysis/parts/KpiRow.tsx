import type { NumberKind } from '@/format/number'
import { useFormat } from '@/format/use-format'
import { Change } from '@/widgets/kpi/Change'
import styles from './parts.module.css'

export interface Kpi {
  id: string
  label: string
  value: number | null
  kind?: NumberKind
  /** Instead of `kind`: the value as it is to be read, e.g. an amount of money. */
  text?: string
  /** The value of the period before, to compare with. */
  previous?: number | null
  goodWhen?: 'up' | 'down'
  /** One sentence on what it means. */
  hint?: string
  /** A second figure below. */
  detail?: string
  /** E.g. lists the people behind it. */
  onSelect?: () => void
}

/** The figures of an answer at a glance. */
export function KpiRow({ label, items }: { label: string; items: readonly Kpi[] }) {
  const format = useFormat()
  return (
    <dl className={styles.kpis} aria-label={label}>
      {items.map(
        ({ id, label: name, value, kind, text, previous, goodWhen = 'up', hint, detail, onSelect }) => {
          const written = text ?? format.number(value, kind)
          return (
            <div key={id} className={styles.kpi} title={hint}>
              <dt>{name}</dt>
              <dd>
                {onSelect ? (
                  <button type="button" onClick={onSelect}>
                    {written}
                  </button>
                ) : (
                  <span title={text ?? format.exact(value, kind)}>{written}</span>
                )}
                <Change now={value} before={previous} goodWhen={goodWhen} />
              </dd>
              {detail && <dd className={styles.detail}>{detail}</dd>}
            </div>
          )
        },
      )}
    </dl>
  )
}
