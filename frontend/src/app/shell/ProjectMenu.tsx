import { ChevronDown, Plus } from 'lucide-react'
import { useMe } from '@/api/queries/me'
import type { Project } from '@/api/types'
import { useUrlState } from '@/dashboard/url-state'
import { Menu } from '@/design/ui/Menu'
import { useT } from '@/i18n'
import { openOverlay } from '../shortcuts/overlay-state'
import styles from './Topbar.module.css'

interface ProjectMenuProps {
  project: Project
  projects: readonly Project[]
  /** Of the screen: said below the project's name on a phone. */
  title: string | null
}

export function ProjectMenu({ project, projects, title }: ProjectMenuProps) {
  const t = useT()
  const [, setUrl] = useUrlState()
  const mayAdd = useMe().data?.role === 'admin'
  const choices = projects.map((one) => ({
    id: one.id,
    label: one.name,
    isChecked: one.id === project.id,
    ...(one.is_demo ? { badge: t('project.demo') } : one.is_system ? { badge: t('project.system') } : {}),
    onSelect: () => setUrl({ project: one.id }),
  }))
  const add = {
    id: 'new',
    label: t('project.new'),
    icon: <Plus size={14} aria-hidden="true" />,
    onSelect: () => openOverlay('project'),
  }
  return (
    <Menu
      label={t('project.switch', { name: project.name })}
      align="start"
      variant="ghost"
      className={styles.project}
      sections={[{ id: 'projects', items: choices }, ...(mayAdd ? [{ id: 'new', items: [add] }] : [])]}
    >
      <span className={styles.place}>
        <span className={styles.projectName}>{project.name}</span>
        {title && <span className={styles.screen}>{title}</span>}
      </span>
      <ChevronDown size={14} aria-hidden="true" />
    </Menu>
  )
}
