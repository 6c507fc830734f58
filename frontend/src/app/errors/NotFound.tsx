import { Compass, House, Search } from 'lucide-react'
import { useLocation, useSearch } from 'wouter'
import { carriedUrl } from '@/dashboard/url-state'
import { Button } from '@/design/ui/Button'
import { EmptyState } from '@/design/ui/EmptyState'
import { useT } from '@/i18n'
import { SCREENS } from '../screens'
import { openOverlay } from '../shortcuts/overlay-state'
import styles from './errors.module.css'
import { nearestPath } from './nearest'

/** An address without a page: which one, what was probably meant, and ways on. */
export function NotFound() {
  const t = useT()
  const [path, navigate] = useLocation()
  const search = useSearch()
  const near = nearestPath(
    path,
    SCREENS.map((screen) => screen.path),
  )
  const screen = SCREENS.find((one) => one.path === near)
  const go = (to: string) => navigate(to + carriedUrl(search))
  return (
    <div className={styles.page}>
      <EmptyState
        icon={<Compass size={40} aria-hidden="true" />}
        title={t('notFound.title')}
        detail={t('notFound.hint')}
        action={
          <>
            <code className={styles.address}>{path}</code>
            <span className={styles.ways}>
              {screen && (
                <Button variant="primary" onClick={() => go(screen.path)}>
                  <screen.icon size={14} aria-hidden="true" />
                  {t('notFound.meant', { name: t(screen.label) })}
                </Button>
              )}
              <Button variant={screen ? 'secondary' : 'primary'} onClick={() => go('/')}>
                <House size={14} aria-hidden="true" />
                {t('notFound.home')}
              </Button>
              <Button onClick={() => openOverlay('palette')}>
                <Search size={14} aria-hidden="true" />
                {t('palette.title')}
              </Button>
            </span>
          </>
        }
      />
    </div>
  )
}
