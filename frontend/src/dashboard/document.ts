import type { DashboardDocument, DashboardTab, Range, Widget } from '@/api/dashboard'

export const MOST_WIDGETS = 100
export const MOST_TABS = 20

export function blankDocument(name: string): DashboardDocument {
  return {
    name,
    description: '',
    folder: '',
    tags: [],
    time: { range: 'last_24_hours', compare: 'none', refresh: 'live' },
    filters: [],
    variables: [],
    tabs: [{ id: 'main', name: 'Main', widgets: [] }],
  }
}

export function widgetsOf(document: DashboardDocument): Widget[] {
  return document.tabs.flatMap((tab) => tab.widgets)
}

/** The widget and the tab it is on. */
export function findWidget(
  document: DashboardDocument,
  id: string,
): { tab: DashboardTab; widget: Widget } | undefined {
  for (const tab of document.tabs) {
    const widget = tab.widgets.find((one) => one.id === id)
    if (widget) return { tab, widget }
  }
  return undefined
}

/** The tab of that id, or the first. */
export function tabOf(document: DashboardDocument, id: string | null): DashboardTab {
  return document.tabs.find((tab) => tab.id === id) ?? document.tabs[0]!
}

/** A free id such as `line-3`, made of the kind and a number. */
export function newId(taken: Iterable<string>, stem: string): string {
  const known = new Set(taken)
  const base = stem.replace(/_/g, '-').slice(0, 32)
  for (let number = 1; ; number++) {
    const id = `${base}-${number}`
    if (!known.has(id)) return id
  }
}

export function isSpan(range: Range): range is { from: string; to: string } {
  return typeof range !== 'string'
}

/** Equal as JSON, whatever the order of keys; a missing key equals undefined. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isEqual(left[key], right[key]))
}
