import { ChevronDown, Ellipsis, PanelLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useMediaQuery } from '@/design/use-media-query'
import { useT } from '@/i18n'
import { isOn, NAV, SCREENS, type NavGroup } from '../screens'
import { openOverlay } from '../shortcuts/overlay-state'
import styles from './Nav.module.css'
import { toggleGroup, toggleRail, useNavState } from './nav-state'
import { NavLink } from './NavLink'

export function Nav() {
  const t = useT()
  const isRail = useNavState((state) => state.isRail)
  // Too narrow for words: icons whatever the choice.
  const isNarrow = useMediaQuery('(max-width: 1179px)')
  const [path] = useLocation()
  const groups = useRef<HTMLDivElement>(null)
  useEffect(() => {
    groups.current!.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [path])
  return (
    <nav className={styles.nav} aria-label={t('nav.label')} data-rail={isRail || isNarrow}>
      <div className={styles.brand}>
        <img src="/icons/tidegauge.svg" width="22" height="22" alt="" />
        <span className={styles.name}>{t('app.name')}</span>
      </div>
      <div className={styles.groups} ref={groups}>
        {NAV.filter((group) => group.items.length > 0).map((group) => (
          <Group key={group.id} group={group} isRail={isRail || isNarrow} />
        ))}
      </div>
      {!isNarrow && (
        <button
          type="button"
          className={styles.rail}
          title={t(isRail ? 'nav.expand' : 'nav.collapse')}
          onClick={toggleRail}
        >
          <PanelLeft size={16} aria-hidden="true" />
          <span>{t(isRail ? 'nav.expand' : 'nav.collapse')}</span>
        </button>
      )}
    </nav>
  )
}

/** Folded up it still shows where the reader is. */
function Group({ group, isRail }: { group: NavGroup; isRail: boolean }) {
  const t = useT()
  const [path] = useLocation()
  const isClosed = useNavState((state) => state.closed.includes(group.id)) && !isRail
  const shown = isClosed ? group.items.filter((item) => isOn(path, item.path)) : group.items
  return (
    <div className={styles.group} role="group" aria-label={group.heading && t(group.heading)}>
      {group.heading && !isRail && (
        <button
          type="button"
          className={styles.heading}
          aria-expanded={!isClosed}
          onClick={() => toggleGroup(group.id)}
        >
          {t(group.heading)}
          <ChevronDown size={13} aria-hidden="true" />
        </button>
      )}
      {shown.map((item) => (
        <NavLink key={item.path} item={item} className={styles.link} />
      ))}
    </div>
  )
}

const PINNED = SCREENS.slice(0, 4)

/** The first screens at the bottom of a phone, and the way to all the others. */
export function BottomBar() {
  const t = useT()
  const [path] = useLocation()
  const isElsewhere = !PINNED.some((item) => isOn(path, item.path))
  return (
    <nav className={styles.bottom} aria-label={t('nav.label')}>
      {PINNED.map((item) => (
        <NavLink key={item.path} item={item} className={styles.tab} />
      ))}
      <button
        type="button"
        className={styles.tab}
        aria-haspopup="dialog"
        aria-current={isElsewhere || undefined}
        onClick={() => openOverlay('screens')}
      >
        <Ellipsis size={16} aria-hidden="true" />
        <span>{t('nav.more')}</span>
      </button>
    </nav>
  )
}
