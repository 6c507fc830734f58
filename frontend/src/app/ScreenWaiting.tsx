import { useT } from '@/i18n'
import styles from './ScreenWaiting.module.css'

/** While the code of a screen is on its way: nothing for a moment, then the shape of what comes. */
export function ScreenWaiting() {
  const t = useT()
  return (
    <div className={styles.waiting} role="status">
      <span className="visually-hidden">{t('app.loading')}</span>
      <span className={styles.bar} aria-hidden="true" />
      <span className={styles.block} aria-hidden="true" />
      <span className={styles.block} aria-hidden="true" />
    </div>
  )
}
