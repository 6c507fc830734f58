import { describe, expect, it } from 'vitest'
import { document, widget } from '@/dashboard/testing'
import type { WidgetKind } from '@/widgets/contract'
import { copyWidget, newWidget, nextLetter } from './new-widget'

const KIND = {
  kind: 'horizontal_bar',
  size: [4, 6],
  query: { metric: 'page_views', group_by: ['page'] },
} as unknown as WidgetKind
const BOARD = document(widget('horizontal-bar-1', { w: 6 }), widget('b', { x: 6, w: 6 }))

describe('a new widget', () => {
  it('has an id of its own, the questions of its kind and the first free place', () => {
    const made = newWidget(BOARD, BOARD.tabs[0]!.widgets, KIND, 'Pages')
    expect(made).toMatchObject({ id: 'horizontal-bar-2', title: 'Pages', x: 0, y: 4, w: 4, h: 6 })
    expect(made.queries).toEqual([{ id: 'A', query: KIND.query }])
  })

  it('may start with several questions', () => {
    const kind = { ...KIND, queries: [{ metric: 'a' }, { metric: 'b' }] }
    expect(newWidget(BOARD, [], kind, '').queries.map((one) => one.id)).toEqual(['A', 'B'])
  })

  it('can be a copy that shares nothing with its original', () => {
    const original = BOARD.tabs[0]!.widgets[0]!
    const made = copyWidget(BOARD, BOARD.tabs[0]!.widgets, original)
    expect(made).toMatchObject({ title: original.title, y: 4 })
    expect(made.id).not.toBe(original.id)
    expect(made.queries[0]).not.toBe(original.queries[0])
  })
})

it('names questions A to H', () => {
  expect(nextLetter([{ id: 'A' }, { id: 'C' }])).toBe('B')
  expect(nextLetter('ABCDEFGH'.split('').map((id) => ({ id })))).toBeNull()
})
