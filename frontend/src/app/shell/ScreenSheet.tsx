import { Dialog } from '@/design/ui/Dialog'
import { useT } from '@/i18n'
import { NAV } from '../screens'
import styles from './ScreenSheet.module.css'
import { NavLink } from './NavLink'

/** Every screen, on a phone. */
export default function ScreenSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useT()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} side="bottom" title={t('nav.all')}>
      <nav aria-label={t('nav.all')} className={styles.groups}>
        {NAV.filter((group) => group.items.length > 0).map((group) => (
          <section key={group.id}>
            {group.heading && <h3 className={styles.heading}>{t(group.heading)}</h3>}
            <div className={styles.items}>
              {group.items.map((item) => (
                <NavLink key={item.path} item={item} className={styles.item} onClick={onClose} />
              ))}
            </div>
          </section>
        ))}
      </nav>
    </Dialog>
  )
}
