import type { DashboardDocument, Widget } from '@/api/dashboard'
import { blankDocument } from './document'

/** For tests: a widget with the given parts. */
export function widget(id: string, part: Partial<Widget> = {}): Widget {
  return {
    id,
    kind: 'line',
    title: id,
    x: 0,
    y: 0,
    w: 4,
    h: 4,
    queries: [{ id: 'A', query: { metric: 'page_views', interval: 'auto' } }],
    options: {},
    ...part,
  }
}

/** For tests: a document of one tab with these widgets, and a second, empty tab. */
export function document(...widgets: Widget[]): DashboardDocument {
  return {
    ...blankDocument('Shop'),
    tabs: [
      { id: 'main', name: 'Main', widgets },
      { id: 'more', name: 'More', widgets: [] },
    ],
  }
}
