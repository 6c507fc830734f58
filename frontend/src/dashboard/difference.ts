import type { DashboardDocument, Widget } from '@/api/dashboard'
import { findWidget, isEqual, widgetsOf } from './document'

type Part = 'title' | 'description' | 'kind' | 'queries' | 'formulas' | 'options' | 'time' | 'tab'
type Field = keyof Omit<DashboardDocument, 'tabs'> | 'tabs'

export interface Difference {
  added: Widget[]
  removed: Widget[]
  /** Of the widgets in both: what of it is another. */
  changed: { widget: Widget; parts: Part[] }[]
  /** Of the unchanged: at another place or of another size. */
  moved: Widget[]
  fields: Field[]
}

const PARTS: readonly Exclude<Part, 'tab'>[] = [
  'title',
  'description',
  'kind',
  'queries',
  'formulas',
  'options',
  'time',
]
const FIELDS: readonly Exclude<Field, 'tabs'>[] = [
  'name',
  'description',
  'folder',
  'tags',
  'time',
  'filters',
  'variables',
  'accent',
]

const box = ({ x, y, w, h }: Widget) => [x, y, w, h]

/** What a reader of `before` would find otherwise in `after`, by widget. */
export function differenceOf(before: DashboardDocument, after: DashboardDocument): Difference {
  const difference: Difference = { added: [], removed: [], changed: [], moved: [], fields: [] }
  difference.removed = widgetsOf(before).filter((widget) => !findWidget(after, widget.id))
  for (const tab of after.tabs)
    for (const widget of tab.widgets) {
      const was = findWidget(before, widget.id)
      if (!was) {
        difference.added.push(widget)
        continue
      }
      const parts: Part[] = PARTS.filter((part) => !isEqual(was.widget[part], widget[part]))
      if (was.tab.id !== tab.id) parts.push('tab')
      if (parts.length > 0) difference.changed.push({ widget, parts })
      else if (!isEqual(box(was.widget), box(widget))) difference.moved.push(widget)
    }
  difference.fields = FIELDS.filter((field) => !isEqual(before[field], after[field]))
  const named = (document: DashboardDocument) => document.tabs.map(({ id, name }) => [id, name])
  if (!isEqual(named(before), named(after))) difference.fields.push('tabs')
  return difference
}

export function isUnchanged(difference: Difference): boolean {
  return Object.values(difference).every((list: unknown[]) => list.length === 0)
}
