import { useT } from '@/i18n'
import { NAV } from './nav-items'
import styles from './Nav.module.css'
import { NavLink } from './NavLink'

export function Nav() {
  const t = useT()
  return (
    <nav className={styles.nav} aria-label={t('nav.label')}>
      <div className={styles.brand}>
        <img src="/icons/tidegauge.svg" width="22" height="22" alt="" />
        <span className={styles.name}>{t('app.name')}</span>
      </div>
      {NAV.map((group) => (
        <div key={group.items[0]!.path} className={styles.group}>
          {group.heading && <div className={styles.heading}>{t(group.heading)}</div>}
          {group.items.map((item) => (
            <NavLink key={item.path} item={item} className={styles.link} />
          ))}
        </div>
      ))}
    </nav>
  )
}

/** The same links at the bottom of a phone. */
export function BottomBar() {
  const t = useT()
  return (
    <nav className={styles.bottom} aria-label={t('nav.label')}>
      {NAV.flatMap((group) => group.items).map((item) => (
        <NavLink key={item.path} item={item} className={styles.tab} />
      ))}
    </nav>
  )
}
