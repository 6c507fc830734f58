import { useLocation } from 'wouter'
import { useProject } from '@/api/project-context'
import type { Person } from '@/api/types'
import { useTopbarSlots } from '@/design/ui/topbar-slot'
import { useMediaQuery } from '@/design/use-media-query'
import { useT } from '@/i18n'
import { PaletteButton } from '../palette/PaletteButton'
import { ConnectionBadge } from './ConnectionBadge'
import { LanguageMenu, RangeMenu, ThemeMenu, UserMenu } from './Menus'
import { ProjectMenu } from './ProjectMenu'
import { screenTitle } from './screen-title'
import styles from './Topbar.module.css'

const placeTitle = (title: HTMLDivElement | null) => useTopbarSlots.setState({ title })
const placeTools = (tools: HTMLDivElement | null) => useTopbarSlots.setState({ tools })

export function Topbar({ me }: { me: Person }) {
  const t = useT()
  const project = useProject()
  const [path] = useLocation()
  const isNarrow = useMediaQuery('(max-width: 759px)')
  const title = t(screenTitle(path))
  const hasOwnTitle = useTopbarSlots((slots) => slots.titles > 0)
  return (
    <header className={styles.topbar} data-own-title={hasOwnTitle}>
      {!hasOwnTitle && <title>{`${title} · ${project.name} · ${t('app.name')}`}</title>}
      <ProjectMenu project={project} projects={me.projects} title={isNarrow ? title : null} />
      <span className={styles.slash} aria-hidden="true">
        /
      </span>
      {!hasOwnTitle && <h1 className={styles.title}>{title}</h1>}
      <div className={styles.slot} ref={placeTitle} />
      {!me.is_kept_out && <ConnectionBadge />}
      <div className={styles.tools}>
        <PaletteButton />
        <div className={styles.slot} ref={placeTools} />
        {path === '/' && project.has_events && <RangeMenu />}
        <ThemeMenu />
        <LanguageMenu />
        <UserMenu me={me} isNarrow={isNarrow} />
      </div>
    </header>
  )
}
