import type { DashboardDocument, DashboardTab, Widget } from '@/api/dashboard'
import { findWidget, isEqual, widgetsOf } from './document'
import { compact } from './grid/layout'

export type Side = 'mine' | 'theirs'

/** A widget that both have changed, or that one removed and the other changed. */
interface Clash {
  id: string
  title: string
  mine: Widget | null
  theirs: Widget | null
}

interface Merged {
  document: DashboardDocument
  clashes: Clash[]
}

/** The side that changed; `choice` when both did. */
function pick<T>(base: T, mine: T, theirs: T, choice: Side): T {
  if (isEqual(mine, base)) return theirs
  if (isEqual(theirs, base)) return mine
  return choice === 'mine' ? mine : theirs
}

/** The widget without its place. */
const content = (widget: Widget): Widget => ({ ...widget, x: 0, y: 0, w: 0, h: 0 })
const box = ({ x, y, w, h }: Widget) => ({ x, y, w, h })

/**
 * Three-way merge by widget: what only one side changed is taken from that side; place and content count separately.
 * For widgets that clash `choices` decides by id (mine where it says nothing), for fields and tabs it is always mine.
 */
export function merge(
  base: DashboardDocument,
  mine: DashboardDocument,
  theirs: DashboardDocument,
  choices: Readonly<Record<string, Side>> = {},
): Merged {
  const clashes: Clash[] = []
  const ids = [...new Set([...widgetsOf(theirs), ...widgetsOf(mine)].map((widget) => widget.id))]
  const kept = ids.flatMap((id) => mergeWidget(id, base, mine, theirs, choices[id] ?? 'mine', clashes))
  const names = (document: DashboardDocument) => document.tabs.map(({ id, name }) => ({ id, name }))
  const tabs = pick(names(base), names(mine), names(theirs), 'mine')
  const fields = Object.keys({ ...theirs, ...mine }).filter((name) => name !== 'tabs') as Exclude<
    keyof DashboardDocument,
    'tabs'
  >[]
  const merged = Object.fromEntries(
    fields.map((name) => [name, pick(base[name], mine[name], theirs[name], 'mine')]),
  )
  const document = {
    ...theirs,
    ...merged,
    tabs: tabs.map((tab, index) => fill(tab, index === 0, tabs, kept)),
  }
  return { document, clashes }
}

interface Placed {
  tab: string
  widget: Widget
}

function mergeWidget(
  id: string,
  base: DashboardDocument,
  mine: DashboardDocument,
  theirs: DashboardDocument,
  choice: Side,
  clashes: Clash[],
): Placed[] {
  const [was, own, other] = [findWidget(base, id), findWidget(mine, id), findWidget(theirs, id)]
  const placed = (found: typeof own): Placed[] => (found ? [{ tab: found.tab.id, widget: found.widget }] : [])
  if (!own || !other) {
    const left = own ?? other
    if (!was) return placed(left)
    if (isEqual(content(left!.widget), content(was.widget))) return []
    clashes.push({ id, title: left!.widget.title, mine: own?.widget ?? null, theirs: other?.widget ?? null })
    return placed(choice === 'mine' ? own : other)
  }
  const before = was?.widget ?? null
  const [a, b] = [content(own.widget), content(other.widget)]
  const isClash =
    !isEqual(a, b) && (!before || (!isEqual(a, content(before)) && !isEqual(b, content(before))))
  if (isClash) clashes.push({ id, title: own.widget.title, mine: own.widget, theirs: other.widget })
  const body = before ? pick(content(before), a, b, choice) : choice === 'mine' ? a : b
  const cells = before ? pick(box(before), box(own.widget), box(other.widget), choice) : box(own.widget)
  const tab = was ? pick(was.tab.id, own.tab.id, other.tab.id, choice) : own.tab.id
  return [{ tab, widget: { ...body, ...cells } }]
}

/** A tab with its widgets; those of a tab that is gone come to the first. Two on one place are separated. */
function fill(
  tab: { id: string; name: string },
  isFirst: boolean,
  tabs: readonly { id: string }[],
  placed: readonly Placed[],
): DashboardTab {
  const isHere = (one: Placed) =>
    one.tab === tab.id || (isFirst && !tabs.some((other) => other.id === one.tab))
  const widgets = placed.filter(isHere).map((one) => one.widget)
  const boxes = new Map(compact(widgets).map((one) => [one.id, one.y]))
  return { ...tab, widgets: widgets.map((widget) => ({ ...widget, y: boxes.get(widget.id)! })) }
}
