import { CloudOff } from 'lucide-react'
import { classNames } from '@/design/ui/class-names'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './Freshness.module.css'

/** What a live fault and an HTTP error call a store that does not answer. */
export const STORE_AWAY = 'store_unavailable'

/** The time that figures are from while the store does not answer; in a narrow tile the time alone, with the rest behind it. */
export function StoreAway({ asOf }: { asOf: string }) {
  const t = useT()
  const format = useFormat()
  const time = format.clock(asOf)
  const text = t('tile.storeAway', { time })
  return (
    <span
      className={classNames(styles.freshness, styles.stale)}
      title={`${format.dateTime(asOf)}. ${t('tile.storeAwayHint')}`}
    >
      <CloudOff size={11} aria-hidden="true" />
      <span className={styles.long}>{text}</span>
      <span className={styles.short} aria-hidden="true">
        {time}
      </span>
    </span>
  )
}
