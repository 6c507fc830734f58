import {
  Activity,
  FolderPlus,
  Keyboard,
  Languages,
  LayoutDashboard,
  Link2,
  LogOut,
  Plus,
  RefreshCw,
  Repeat,
  Sigma,
  SunMoon,
} from 'lucide-react'
import { useLocation, useSearch } from 'wouter'
import { may, useProject } from '@/api/project-context'
import { useDashboards } from '@/api/queries/dashboards'
import { useLogout, useMe } from '@/api/queries/me'
import { useMetricsSchema } from '@/api/queries/metrics'
import type { Person } from '@/api/types'
import { carriedUrl, useUrlState } from '@/dashboard/url-state'
import { changeSettings, useChartTheme } from '@/design/settings'
import { toast } from '@/design/ui/Toast'
import { loadLanguage, useLocale, useT } from '@/i18n'
import { isOffered, sectionPath, SECTIONS } from '@/features/settings/sections'
import { SCREENS } from '../screens'
import { openOverlay } from '../shortcuts/overlay-state'
import { loadUpdate, useUpdate } from '../update/update'
import { goKeys } from '../shortcuts/shortcut'
import type { Entry } from './entry'

const hasExplore = SCREENS.some((item) => item.path === '/explore')

/** Everything the palette can lead to, in the order of the menu. */
export function useEntries(me: Person): readonly Entry[] {
  return [
    ...useScreens(),
    ...useSettingsEntries(),
    ...useDashboardEntries(),
    ...useProjectEntries(me),
    ...useNames(),
    ...useActions(),
  ]
}

/** Goes to a path and takes project and time range along. */
function useGo(): (path: string, extra?: Readonly<Record<string, string>>) => void {
  const [, navigate] = useLocation()
  const search = useSearch()
  return (path, extra = {}) => {
    const params = new URLSearchParams(carriedUrl(search))
    for (const [name, value] of Object.entries(extra)) params.set(name, value)
    navigate(params.size > 0 ? `${path}?${params.toString()}` : path)
  }
}

function useScreens(): Entry[] {
  const t = useT()
  const go = useGo()
  return SCREENS.map(({ path, label, icon }) => {
    const keys = goKeys(path)
    return {
      id: `screen:${path}`,
      group: 'screens',
      label: t(label),
      icon,
      ...(keys ? { keys } : {}),
      run: () => go(path),
    }
  })
}

function useSettingsEntries(): Entry[] {
  const t = useT()
  const go = useGo()
  const project = useProject()
  const isAdministrator = useMe().data?.role === 'admin'
  return SECTIONS.filter((one) => isOffered(one, project, isAdministrator)).map(({ id, icon }) => ({
    id: `settings:${id}`,
    group: 'settings',
    label: t(`settings.${id}`),
    detail: t('nav.settings'),
    icon,
    run: () => go(sectionPath(id)),
  }))
}

function useDashboardEntries(): Entry[] {
  const go = useGo()
  const known = useDashboards().data?.dashboards ?? []
  const favouritesFirst = [...known].sort((a, b) => Number(b.is_favourite) - Number(a.is_favourite))
  return favouritesFirst.map(({ id, name, folder }) => ({
    id: `dashboard:${id}`,
    group: 'dashboards',
    label: name,
    ...(folder ? { detail: folder } : {}),
    icon: LayoutDashboard,
    run: () => go(`/dashboards/${id}`),
  }))
}

function useProjectEntries(me: Person): Entry[] {
  const t = useT()
  const current = useProject().id
  const [, setUrl] = useUrlState()
  return me.projects
    .filter(({ id }) => id !== current)
    .map(({ id, name }) => ({
      id: `project:${id}`,
      group: 'projects',
      label: t('project.switch', { name }),
      icon: Repeat,
      run: () => setUrl({ project: id }),
    }))
}

function useNames(): Entry[] {
  const t = useT()
  const go = useGo()
  const schema = useMetricsSchema(hasExplore).data
  if (!schema) return []
  const explore = (name: string) => () => go('/explore', { q: JSON.stringify({ m: name }) })
  const detail = t('palette.inExplore')
  const events = schema.events.map(({ name }): Entry => ({
    id: `event:${name}`,
    group: 'events',
    label: name,
    detail,
    icon: Activity,
    run: explore(name),
  }))
  const metrics = schema.metrics.map(({ name }): Entry => ({
    id: `metric:${name}`,
    group: 'metrics',
    label: name,
    detail,
    icon: Sigma,
    run: explore(name),
  }))
  return [...events, ...metrics]
}

function useActions(): Entry[] {
  const t = useT()
  const logout = useLogout()
  const project = useProject()
  const isAdministrator = useMe().data?.role === 'admin'
  const { mode } = useChartTheme()
  const language = useLocale((locale) => locale.language)
  const hasUpdate = useUpdate(({ waiting }) => waiting !== null)
  const other = language === 'en' ? 'th' : 'en'
  const action = (name: string, label: string, icon: Entry['icon'], run: () => void): Entry => ({
    id: `action:${name}`,
    group: 'actions',
    label,
    icon,
    run,
  })
  return [
    ...(hasUpdate ? [action('update', t('update.loadNew'), RefreshCw, loadUpdate)] : []),
    ...(may(project, 'dashboard_create')
      ? [action('dashboard', t('palette.newDashboard'), Plus, () => openOverlay('dashboard'))]
      : []),
    ...(isAdministrator
      ? [action('project', t('project.create'), FolderPlus, () => openOverlay('project'))]
      : []),
    action('theme', t(mode === 'dark' ? 'palette.toLight' : 'palette.toDark'), SunMoon, () =>
      changeSettings({ theme: mode === 'dark' ? 'light' : 'dark' }),
    ),
    action('language', t(`palette.language.${other}`), Languages, () => {
      changeSettings({ language: other })
      void loadLanguage(other)
    }),
    action('link', t('palette.copyLink'), Link2, () => {
      navigator.clipboard.writeText(location.href).then(
        () => toast(t('palette.linkCopied')),
        () => toast(t('palette.linkNotCopied'), 'negative'),
      )
    }),
    { ...action('shortcuts', t('shortcuts.title'), Keyboard, () => openOverlay('shortcuts')), keys: ['?'] },
    action('logout', t('user.logout'), LogOut, () => logout.mutate()),
  ]
}
