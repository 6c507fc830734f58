import {
  ArrowLeftRight,
  Banknote,
  BellRing,
  CalendarClock,
  Coins,
  Combine,
  Cpu,
  Crosshair,
  Database,
  FlaskConical,
  Funnel,
  Gauge,
  Globe,
  House,
  LayoutDashboard,
  List,
  Recycle,
  Route,
  Server,
  Settings,
  Sparkles,
  Sprout,
  SquareTerminal,
  TableCellsMerge,
  Telescope,
  Timer,
  Users,
  UsersRound,
  Waypoints,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { MessageKey } from '@/i18n'
import type { Part } from '@/i18n/catalogue'

export interface Screen {
  path: string
  label: MessageKey
  icon: typeof Settings
  /** `g` and then this letter (or digit, once letters run out) leads to it. */
  letter: string
  load: () => Promise<{ default: ComponentType }>
  /** Texts it needs besides those of every screen. */
  texts?: readonly Part[]
  /** Where it has parts of its own below its path: `/people/:id?`. */
  route?: string
}

export interface NavGroup {
  id: string
  /** None: always open, at the top. */
  heading?: MessageKey
  items: readonly Screen[]
}

/**
 * Every screen, one line each, in the order of the menu: a screen is listed once it works. Routes, menu, palette and shortcuts follow
 * from this list; a group without a screen is not shown.
 */
// prettier-ignore
export const NAV: readonly NavGroup[] = [
  {
    id: 'first',
    items: [
      { path: '/', label: 'nav.overview', icon: House, letter: 'o', load: () => import('@/features/overview/Overview'), texts: [] },
      { path: '/dashboards', label: 'nav.dashboards', icon: LayoutDashboard, letter: 'd', load: () => import('@/features/dashboards/list/DashboardList') },
      { path: '/explore', label: 'nav.explore', icon: Telescope, letter: 'e', load: () => import('@/features/explore/Explore') },
      { path: '/events', label: 'nav.events', icon: List, letter: 'v', load: () => import('@/features/events/Events') },
      { path: '/sql', label: 'nav.sql', icon: SquareTerminal, letter: 'q', load: () => import('@/features/sql/Sql') },
    ],
  },
  {
    id: 'analyse',
    heading: 'nav.analyse',
    items: [
      { path: '/funnels', label: 'nav.funnels', icon: Funnel, letter: 'f', load: () => import('@/features/funnels/Funnels'), texts: ['analysis', 'funnels'] },
      { path: '/paths', label: 'nav.paths', icon: Route, letter: 'p', load: () => import('@/features/paths/Paths'), texts: ['analysis', 'paths'] },
      { path: '/retention', label: 'nav.retention', icon: TableCellsMerge, letter: 'r', load: () => import('@/features/retention/Retention'), texts: ['analysis', 'retention'] },
      { path: '/adoption', label: 'nav.adoption', icon: Sprout, letter: 'a', load: () => import('@/features/adoption/Adoption'), texts: ['analysis', 'adoption'] },
      { path: '/lifecycle', label: 'nav.lifecycle', icon: Recycle, letter: 'z', load: () => import('@/features/lifecycle/Lifecycle'), texts: ['analysis', 'lifecycle'] },
      { path: '/engagement', label: 'nav.engagement', icon: CalendarClock, letter: '7', load: () => import('@/features/engagement/Engagement'), texts: ['analysis', 'engagement'] },
      { path: '/sessions', label: 'nav.sessions', icon: Timer, letter: 'n', load: () => import('@/features/sessions/Sessions'), texts: ['analysis', 'sessions'] },
      { path: '/people', label: 'nav.people', icon: Users, letter: 'u', load: () => import('@/features/people/People'), texts: ['analysis', 'people'], route: '/people/:id?' },
      { path: '/segments', label: 'nav.segments', icon: UsersRound, letter: 'g', load: () => import('@/features/segments/Segments'), texts: ['analysis', 'people', 'segments'], route: '/segments/:id?' },
      { path: '/web', label: 'nav.web', icon: Globe, letter: 'w', load: () => import('@/features/web/Web'), texts: ['analysis', 'web'] },
      { path: '/attribution', label: 'nav.attribution', icon: Waypoints, letter: 'b', load: () => import('@/features/attribution/Attribution'), texts: ['analysis', 'attribution'] },
      { path: '/experiments', label: 'nav.experiments', icon: FlaskConical, letter: 'x', load: () => import('@/features/experiments/Experiments'), texts: ['analysis', 'experiments'] },
    ],
  },
  {
    id: 'business',
    heading: 'nav.business',
    items: [
      { path: '/costs', label: 'nav.costs', icon: Coins, letter: 'c', load: () => import('@/features/costs/Costs'), texts: ['analysis', 'costs'] },
      { path: '/revenue', label: 'nav.revenue', icon: Banknote, letter: 'm', load: () => import('@/features/revenue/Revenue'), texts: ['analysis', 'revenue'], route: '/revenue/:part?' },
    ],
  },
  {
    id: 'operations',
    heading: 'nav.operations',
    items: [
      { path: '/alerts', label: 'nav.alerts', icon: BellRing, letter: '8', load: () => import('@/features/alerts/Alerts'), texts: ['boards', 'analysis', 'alerts', 'alertChannels'], route: '/alerts/:id?' },
      { path: '/requests', label: 'nav.requests', icon: Gauge, letter: 'h', load: () => import('@/features/requests/Requests'), texts: ['analysis', 'requests'] },
      { path: '/system', label: 'nav.system', icon: Server, letter: 'y', load: () => import('@/features/system/System'), texts: ['analysis', 'system'] },
      { path: '/transactions', label: 'nav.transactions', icon: ArrowLeftRight, letter: 'k', load: () => import('@/features/transactions/Transactions'), texts: ['analysis', 'transactions'] },
      { path: '/devices', label: 'nav.devices', icon: Cpu, letter: 'j', load: () => import('@/features/devices/Devices'), texts: ['analysis', 'devices'] },
    ],
  },
  {
    id: 'models',
    heading: 'nav.models',
    items: [
      { path: '/ai-usage', label: 'nav.aiUsage', icon: Sparkles, letter: 'i', load: () => import('@/features/ai-usage/AiUsage'), texts: ['analysis', 'aiUsage'] },
      { path: '/model-quality', label: 'nav.modelQuality', icon: Crosshair, letter: 'l', load: () => import('@/features/model-quality/ModelQuality'), texts: ['analysis', 'modelQuality'] },
    ],
  },
  {
    id: 'data',
    heading: 'nav.data',
    items: [
      { path: '/sources', label: 'nav.sources', icon: Database, letter: 's', load: () => import('@/features/sources/Sources') },
      { path: '/aggregation', label: 'nav.aggregation', icon: Combine, letter: '9', load: () => import('@/features/aggregation/Aggregation'), texts: ['boards', 'analysis', 'aggregation'], route: '/aggregation/:id?' },
      { path: '/settings', label: 'nav.settings', icon: Settings, letter: 't', load: () => import('@/features/settings/Settings'), texts: ['boards', 'settings', 'access', 'audit', 'privacyRules', 'rowRules'], route: '/settings/:section?' },
    ],
  },
]

export const SCREENS: readonly Screen[] = NAV.flatMap((group) => group.items)

/** Whether the path is the screen or a part of it; the overview is only itself. */
export const isOn = (path: string, screen: string) =>
  path === screen || (screen !== '/' && path.startsWith(`${screen}/`))
