import type { LucideIcon } from 'lucide-react'
import { fit } from './fit'

const GROUPS = [
  'recent',
  'screens',
  'dashboards',
  'settings',
  'projects',
  'events',
  'metrics',
  'actions',
] as const
export type Group = (typeof GROUPS)[number]

/** One thing the palette can do. The id is stable: recent choices are kept by it. */
export interface Entry {
  id: string
  group: Group
  label: string
  detail?: string
  icon: LucideIcon
  /** How it is reached without the palette. */
  keys?: readonly string[]
  run: () => void
}

export interface Section {
  group: Group
  entries: readonly Entry[]
}

const MOST_PER_GROUP = 8
/** The menu is short enough to be shown whole. */
const MOST_SCREENS = 40
const mostOf = (group: Group) => (group === 'screens' ? MOST_SCREENS : MOST_PER_GROUP)
// Names of data come in hundreds; they are shown once something is searched.
const SEARCHED_ONLY: ReadonlySet<Group> = new Set(['settings', 'events', 'metrics', 'projects'])

function ranked(entries: readonly Entry[], search: string): Entry[] {
  const fitting = entries.flatMap((entry) => {
    const score = fit(search, entry.label) ?? penalised(fit(search, `${entry.label} ${entry.detail ?? ''}`))
    return score === null ? [] : [{ entry, score }]
  })
  // Sorting is stable: equal fits keep the order they came in.
  return fitting.sort((a, b) => a.score - b.score).map(({ entry }) => entry)
}

const penalised = (score: number | null) => score && score + 1

/** What the palette shows: without a search what was used last, then screens, dashboards and actions. */
export function sections(entries: readonly Entry[], search: string, recent: readonly string[]): Section[] {
  const isSearch = search.trim() !== ''
  const last = isSearch ? [] : recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? [])
  const isOpen = (group: Group) => isSearch || !SEARCHED_ONLY.has(group)
  const rest = entries.filter((entry) => isOpen(entry.group) && !last.includes(entry))
  const found = ranked(rest, search)
  return GROUPS.map((group) => ({
    group,
    entries:
      group === 'recent' ? last : found.filter((entry) => entry.group === group).slice(0, mostOf(group)),
  })).filter((section) => section.entries.length > 0)
}
