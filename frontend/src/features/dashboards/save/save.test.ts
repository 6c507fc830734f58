import { expect, it } from 'vitest'
import type { Widget } from '@/api/dashboard'
import { documentAround, withWidget } from './save'

const widget: Widget = {
  id: 'explore',
  kind: 'line',
  title: 'Views',
  x: 0,
  y: 0,
  w: 6,
  h: 6,
  queries: [],
  options: {},
}

it('puts the widget beside what is on the tab, under an id of its own', () => {
  const document = documentAround('Shop', widget, 'last_7_days')
  const next = withWidget(document, 'main', widget)!
  expect(document.time.range).toBe('last_7_days')
  expect(next.tabs[0]!.widgets.map(({ id, x, y }) => [id, x, y])).toEqual([
    ['line-1', 0, 0],
    ['line-2', 6, 0],
  ])
})

it('refuses a dashboard that is full', () => {
  let document = documentAround('Shop', widget, 'today')
  for (let count = 1; count < 100; count++) document = withWidget(document, 'main', widget)!
  expect(withWidget(document, 'main', widget)).toBeNull()
})
