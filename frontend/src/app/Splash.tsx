import { useT } from '@/i18n'
import styles from './Splash.module.css'

/** While it is not known yet who is there: nothing for a moment, then a sign that something comes. */
export function Splash() {
  const t = useT()
  return (
    <div className={styles.splash} role="status">
      <img src="/icons/tidegauge.svg" width="44" height="44" alt="" />
      <span className="visually-hidden">{t('app.loading')}</span>
    </div>
  )
}
