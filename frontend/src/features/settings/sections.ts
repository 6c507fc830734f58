import {
  Archive,
  Contact,
  Database,
  EyeOff,
  FolderCog,
  Palette,
  ScrollText,
  ShieldCheck,
  UserRound,
  UsersRound,
  UserCog,
  type LucideIcon,
} from 'lucide-react'
import { lazy, type ComponentType } from 'react'
import { may } from '@/api/project-context'
import type { Permission, Project } from '@/api/types'

interface SectionOf {
  id: string
  of: 'project' | 'installation' | 'you'
  needs?: Permission
  icon: LucideIcon
  component: ComponentType
}

/** The parts of the settings in the order of their menu, by what they are for; the first is where the settings open. */
export const SECTIONS = [
  { id: 'project', of: 'project', icon: FolderCog, component: lazy(() => import('./ProjectSection')) },
  {
    id: 'members',
    of: 'project',
    icon: UsersRound,
    component: lazy(() => import('./members/MembersSection')),
  },
  {
    id: 'rows',
    of: 'project',
    needs: 'manage_project',
    icon: EyeOff,
    component: lazy(() => import('./rows/RowsSection')),
  },
  {
    id: 'privacy',
    of: 'project',
    needs: 'privacy',
    icon: ShieldCheck,
    component: lazy(() => import('./privacy/PrivacySection')),
  },
  {
    id: 'retention',
    of: 'project',
    icon: Database,
    component: lazy(() => import('./retention/RetentionSection')),
  },
  {
    id: 'audit',
    of: 'project',
    needs: 'audit',
    icon: ScrollText,
    component: lazy(() => import('./audit/AuditSection')),
  },
  { id: 'users', of: 'installation', icon: Contact, component: lazy(() => import('./users/UsersSection')) },
  { id: 'teams', of: 'installation', icon: UserCog, component: lazy(() => import('./teams/TeamsSection')) },
  {
    id: 'backups',
    of: 'installation',
    icon: Archive,
    component: lazy(() => import('./backups/BackupsSection')),
  },
  { id: 'account', of: 'you', icon: UserRound, component: lazy(() => import('./AccountSection')) },
  { id: 'appearance', of: 'you', icon: Palette, component: lazy(() => import('./AppearanceSection')) },
] as const satisfies readonly SectionOf[]

/** Whether a section is more than a sentence to somebody: what needs a permission of theirs, or is for administrators of the installation. */
export const isOffered = ({ of, needs }: SectionOf, project: Project, isAdministrator: boolean) =>
  (of !== 'installation' || isAdministrator) && (needs === undefined || may(project, needs))

export const sectionPath = (id: string) => (id === SECTIONS[0].id ? '/settings' : `/settings/${id}`)
