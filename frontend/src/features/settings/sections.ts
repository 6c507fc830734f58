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
} from 'lucide-react'
import { lazy } from 'react'

/** The parts of the settings in the order of their menu, by what they are for; the first is where the settings open. */
export const SECTIONS = [
  { id: 'project', of: 'project', icon: FolderCog, component: lazy(() => import('./ProjectSection')) },
  {
    id: 'members',
    of: 'project',
    icon: UsersRound,
    component: lazy(() => import('./members/MembersSection')),
  },
  { id: 'rows', of: 'project', icon: EyeOff, component: lazy(() => import('./rows/RowsSection')) },
  {
    id: 'privacy',
    of: 'project',
    icon: ShieldCheck,
    component: lazy(() => import('./privacy/PrivacySection')),
  },
  {
    id: 'retention',
    of: 'project',
    icon: Database,
    component: lazy(() => import('./retention/RetentionSection')),
  },
  { id: 'audit', of: 'project', icon: ScrollText, component: lazy(() => import('./audit/AuditSection')) },
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
] as const

export type Section = (typeof SECTIONS)[number]

/** What is for administrators of the installation alone is not offered to others. */
export const isOffered = ({ of }: Section, isAdministrator: boolean) =>
  of !== 'installation' || isAdministrator

export const sectionPath = (id: string) => (id === SECTIONS[0].id ? '/settings' : `/settings/${id}`)
