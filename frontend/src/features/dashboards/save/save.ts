import type { Dashboard, DashboardDocument, Range, Widget } from '@/api/dashboard'
import { blankDocument, MOST_WIDGETS, newId, widgetsOf } from '@/dashboard/document'
import { firstFree } from '@/dashboard/grid/layout'

/** A dashboard of its own around the widget, with its time. */
export function documentAround(name: string, widget: Widget, range: Range): DashboardDocument {
  const blank = blankDocument(name)
  return {
    ...blank,
    time: { ...blank.time, range },
    tabs: [{ id: 'main', name: 'Main', widgets: [{ ...widget, id: newId([], widget.kind) }] }],
  }
}

/** The document with the widget at the first free place of a tab; null when it is full. */
export function withWidget(
  document: DashboardDocument,
  tab: string,
  widget: Widget,
): DashboardDocument | null {
  const all = widgetsOf(document)
  if (all.length >= MOST_WIDGETS) return null
  const id = newId(
    all.map((one) => one.id),
    widget.kind,
  )
  return {
    ...document,
    tabs: document.tabs.map((one) => {
      if (one.id !== tab) return one
      const place = firstFree({ id, w: widget.w, h: widget.h }, one.widgets)
      return { ...one, widgets: [...one.widgets, { ...widget, id, x: place.x, y: place.y }] }
    }),
  }
}

export type Saved = Pick<Dashboard, 'id' | 'name'>
