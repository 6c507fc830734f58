import { Database, House, LayoutDashboard, List, Settings, SquareTerminal, Telescope } from 'lucide-react'
import type { MessageKey } from '@/i18n'

export interface NavItem {
  path: string
  label: MessageKey
  icon: typeof Settings
}

export interface NavGroup {
  heading?: MessageKey
  items: readonly NavItem[]
}

/** The main menu: a screen is listed once it works. */
export const NAV: readonly NavGroup[] = [
  {
    items: [
      { path: '/', label: 'nav.overview', icon: House },
      { path: '/dashboards', label: 'nav.dashboards', icon: LayoutDashboard },
      { path: '/explore', label: 'nav.explore', icon: Telescope },
      { path: '/events', label: 'nav.events', icon: List },
      { path: '/sql', label: 'nav.sql', icon: SquareTerminal },
    ],
  },
  {
    heading: 'nav.data',
    items: [
      { path: '/sources', label: 'nav.sources', icon: Database },
      { path: '/settings', label: 'nav.settings', icon: Settings },
    ],
  },
]
