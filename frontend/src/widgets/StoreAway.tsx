import { CloudOff } from 'lucide-react'
import { classNames } from '@/design/ui/class-names'
import { useFormat } from '@/format/use-format'
import { useT } from '@/i18n'
import styles from './Freshness.module.css'

interface StoreAwayProps {
  /** When the figures were right; without it they still follow the stream, and only what needs the store does not. */
  asOf?: string
  /** For narrow tiles: the time alone, with the words behind it. */
  isShort?: boolean
}

/** Says that the store does not answer, and what time the figures are from. */
export function StoreAway({ asOf, isShort = false }: StoreAwayProps) {
  const t = useT()
  const format = useFormat()
  const time = asOf === undefined ? null : format.clock(asOf)
  const text = time === null ? t('tile.storeSilent') : t('tile.storeAway', { time })
  const hint = t('tile.storeAwayHint')
  return (
    <span
      className={classNames(styles.freshness, styles.stale)}
      title={asOf === undefined ? hint : `${format.dateTime(asOf)}. ${hint}`}
    >
      <CloudOff size={11} aria-hidden="true" />
      <span className={isShort ? 'visually-hidden' : styles.long}>{text}</span>
      {isShort ? (
        <span aria-hidden="true">{time}</span>
      ) : (
        <span className={styles.short} aria-hidden="true">
          {time}
        </span>
      )}
    </span>
  )
}
