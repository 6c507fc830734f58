import { useT } from '@/i18n'
import { useFiringCount } from './firing-count'
import styles from './Nav.module.css'

/** The number of alerts that fire, beside the way to them. */
export function FiringBadge() {
  const t = useT()
  const count = useFiringCount((state) => state.count)
  if (count === 0) return null
  return (
    <b className={styles.badge}>
      <i aria-hidden="true">{count > 99 ? '99+' : count}</i>
      <i className="visually-hidden">{t('nav.firing', { count })}</i>
    </b>
  )
}
