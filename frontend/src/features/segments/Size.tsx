import { errorText } from '@/api/error-text'
import { useRuleSize, useSegmentSize, type Rule, type SegmentSize } from '@/api/queries/segments'
import { useDebounced } from './use-debounced'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './segments.module.css'

/** A number of people and their share of all, as a bar. */
function Bar({ size }: { size: SegmentSize }) {
  const t = useT()
  const format = useFormat()
  const share = size.total > 0 ? size.people / size.total : 0
  return (
    <div className={styles.size}>
      <b>{t('people.count', { count: size.people })}</b>
      <span>{t('segments.share', { share: format.number(share, 'percent') })}</span>
      <span className={styles.track} aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  )
}

const SETTLED_MS = 400

/** How many people a rule finds, asked again when the rule has stood still for a moment. */
export function RuleSize({ rule }: { rule: Rule | null }) {
  const t = useT()
  const settled = useDebounced(rule, SETTLED_MS)
  const found = useRuleSize(settled)
  return (
    <div role="status" className={styles.preview} data-busy={found.isFetching || settled !== rule}>
      {rule === null && <p className={styles.note}>{t('segments.unfinished')}</p>}
      {rule !== null && found.isError && <p className={styles.note}>{errorText(found.error, t)}</p>}
      {rule !== null &&
        !found.isError &&
        (found.data ? <Bar size={found.data} /> : <p>{t('segments.counting')}</p>)}
    </div>
  )
}

/** How many people are in a kept segment, and which share of all. */
export function KeptShare({ id }: { id: string }) {
  const t = useT()
  const { data, error } = useSegmentSize(id)
  return (
    <div role="status" className={styles.preview}>
      {error && <p className={styles.note}>{errorText(error, t)}</p>}
      {!error && (data ? <Bar size={data} /> : <p>{t('segments.counting')}</p>)}
    </div>
  )
}

/** How many people are in a kept segment. */
export function KeptSize({ id }: { id: string }) {
  const t = useT()
  const format = useFormat()
  const { data, isError } = useSegmentSize(id)
  if (isError)
    return (
      <span className={styles.count} title={t('segments.notCounted')}>
        –
      </span>
    )
  return <span className={styles.count}>{data ? format.exact(data.people) : '…'}</span>
}
