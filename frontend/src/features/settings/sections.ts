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

/** The parts of the settings in the order of their menu; the first is where the settings open. */
export const SECTIONS = [
  { id: 'project', icon: FolderCog, component: lazy(() => import('./ProjectSection')) },
  { id: 'retention', icon: Database, component: lazy(() => import('./retention/RetentionSection')) },
  { id: 'privacy', icon: ShieldCheck, component: lazy(() => import('./privacy/PrivacySection')) },
  { id: 'members', icon: UsersRound, component: lazy(() => import('./members/MembersSection')) },
  { id: 'users', icon: Contact, component: lazy(() => import('./users/UsersSection')) },
  { id: 'teams', icon: UserCog, component: lazy(() => import('./teams/TeamsSection')) },
  { id: 'rows', icon: EyeOff, component: lazy(() => import('./rows/RowsSection')) },
  { id: 'audit', icon: ScrollText, component: lazy(() => import('./audit/AuditSection')) },
  { id: 'backups', icon: Archive, component: lazy(() => import('./backups/BackupsSection')) },
  { id: 'appearance', icon: Palette, component: lazy(() => import('./AppearanceSection')) },
  { id: 'account', icon: UserRound, component: lazy(() => import('./AccountSection')) },
] as const

export const sectionPath = (id: string) => (id === SECTIONS[0].id ? '/settings' : `/settings/${id}`)
