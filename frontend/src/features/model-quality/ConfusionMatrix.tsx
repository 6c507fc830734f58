import type { CSSProperties } from 'react'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './model-quality.module.css'

interface ConfusionMatrixProps {
  label: string
  classes: readonly string[]
  /** By truth, then by what was said. */
  counts: readonly (readonly number[])[]
  /** Lists the judgements of a cell. */
  onPick: (actual: string, predicted: string) => void
}

/** Truths down, what was said across, in the same order: what is right stands in the diagonal. Shades are shares of a truth's cases. */
export function ConfusionMatrix({ label, classes, counts, onPick }: ConfusionMatrixProps) {
  const t = useT()
  const format = useFormat()
  return (
    // Scrolls where there are many classes, so a keyboard must be able to stand in it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('modelQuality.trueSaid')}</th>
            {classes.map((name) => (
              <th key={name} scope="col">
                {name || '–'}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((actual, y) => {
            const row = counts[y] ?? []
            const cases = row.reduce((sum, one) => sum + one, 0)
            return (
              <tr key={actual}>
                <th scope="row">{actual || '–'}</th>
                {classes.map((predicted, x) => {
                  const count = row[x] ?? 0
                  const share = cases > 0 ? count / cases : 0
                  return (
                    <td
                      key={predicted}
                      data-right={x === y}
                      style={{ '--share': `${share * 100}%` } as CSSProperties}
                    >
                      <button
                        type="button"
                        disabled={count === 0}
                        aria-label={t('modelQuality.cell', { actual, predicted, count })}
                        onClick={() => onPick(actual, predicted)}
                      >
                        <b>{format.number(count)}</b>
                        <small>{cases > 0 ? format.number(share, 'percent') : '–'}</small>
                      </button>
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
