import { errorText } from '@/api/error-text'
import { useTopValues } from '@/api/queries/dictionary'
import type { Filter } from '@/api/types'
import { Skeleton } from '@/design/ui/Skeleton'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './schema.module.css'

const MOST_VALUES = 12

/** The commonest values of a property; each leads to its events. */
export function PropertyValues({ field, onFilter }: { field: string; onFilter: (filter: Filter) => void }) {
  const t = useT()
  const format = useFormat()
  const found = useTopValues(field, MOST_VALUES)
  const most = Math.max(...(found.data?.values.map((one) => one.count) ?? []), 1)
  return (
    <>
      <h3 className={styles.heading}>{t('schema.values')}</h3>
      {found.isLoadingError && <p role="status">{errorText(found.error, t)}</p>}
      {found.isPending && (
        <div className={styles.waiting}>
          <Skeleton shape="list" label={t('tile.loading', { title: t('schema.values') })} />
        </div>
      )}
      {found.data?.values.length === 0 && <p className={styles.note}>{t('filter.noValues')}</p>}
      <ul className={styles.values}>
        {found.data?.values.map(({ value, count }) => (
          <li key={value}>
            <button type="button" onClick={() => onFilter({ field, operator: 'eq', value })}>
              <span className={styles.share} style={{ width: `${(count / most) * 100}%` }} />
              <span>{value}</span>
              <small>{format.number(count)}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
