import { useLocation } from 'wouter'
import { useProject } from '@/api/project-context'
import type { Person } from '@/api/types'
import { useMediaQuery } from '@/design/use-media-query'
import { useT } from '@/i18n'
import { ConnectionBadge } from './ConnectionBadge'
import { LanguageMenu, RangeMenu, ThemeMenu, UserMenu } from './Menus'
import { NAV } from './nav-items'
import { ProjectMenu } from './ProjectMenu'
import styles from './Topbar.module.css'

export function Topbar({ me }: { me: Person }) {
  const t = useT()
  const project = useProject()
  const [path] = useLocation()
  const isNarrow = useMediaQuery('(max-width: 759px)')
  const item = NAV.flatMap((group) => group.items).find((one) => one.path === path)
  const title = t(item?.label ?? 'notFound.title')
  return (
    <header className={styles.topbar}>
      <title>{`${title} · ${project.name} · ${t('app.name')}`}</title>
      <ProjectMenu project={project} projects={me.projects} />
      <span className={styles.slash} aria-hidden="true">
        /
      </span>
      <h1 className={styles.title}>{title}</h1>
      <ConnectionBadge />
      <div className={styles.tools}>
        {path === '/' && project.has_events && <RangeMenu />}
        <ThemeMenu />
        <LanguageMenu />
        <UserMenu me={me} isNarrow={isNarrow} />
      </div>
    </header>
  )
}
