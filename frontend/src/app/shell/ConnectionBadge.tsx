import { classNames } from '@/design/ui/class-names'
import { useT } from '@/i18n'
import { useConnection } from '@/live/live-context'
import styles from './Connection.module.css'

export function ConnectionBadge() {
  const t = useT()
  const { connection } = useConnection()
  return (
    <span className={classNames(styles.badge, styles[connection])} role="status">
      <span className={styles.dot} />
      <span className={styles.word}>{t(`connection.${connection}`)}</span>
    </span>
  )
}
