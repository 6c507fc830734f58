import { useSearch } from 'wouter'
import { readPast } from '@/dashboard/past-url'
import { classNames } from '@/design/ui/class-names'
import { useT } from '@/i18n'
import { useConnection } from '@/live/live-context'
import styles from './Connection.module.css'

export function ConnectionBadge() {
  const t = useT()
  const { connection } = useConnection()
  const { at, replay } = readPast(new URLSearchParams(useSearch()))
  // A dashboard of an earlier moment follows nothing, however good the connection is.
  const shown = connection === 'live' && (at !== null || replay !== null) ? 'past' : connection
  return (
    <span className={classNames(styles.badge, shown !== 'past' && styles[shown])} role="status">
      <span className={styles.dot} />
      <span className={styles.word}>{t(`connection.${shown}`)}</span>
    </span>
  )
}
