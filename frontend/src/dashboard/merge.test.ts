import { describe, expect, it } from 'vitest'
import { overlaps } from './grid/layout'
import { merge } from './merge'
import { document, widget } from './testing'
import { findWidget, widgetsOf } from './document'

const BASE = document(widget('a'), widget('b', { x: 4 }), widget('c', { x: 8 }))
const ids = (board: typeof BASE) =>
  widgetsOf(board)
    .map((one) => one.id)
    .sort()

describe('merge', () => {
  it('takes what only one side did from that side', () => {
    const mine = document(widget('a', { title: 'Mine' }), widget('b', { x: 4 }), widget('mine', { y: 4 }))
    const theirs = document(
      widget('a'),
      widget('b', { x: 4, title: 'Theirs' }),
      widget('c', { x: 8 }),
      widget('theirs', { y: 4 }),
    )
    const { document: merged, clashes } = merge(BASE, { ...mine, name: 'Mine' }, { ...theirs, folder: 'F' })
    expect(clashes).toEqual([])
    expect(ids(merged)).toEqual(['a', 'b', 'mine', 'theirs'])
    expect(findWidget(merged, 'a')!.widget.title).toBe('Mine')
    expect(findWidget(merged, 'b')!.widget.title).toBe('Theirs')
    expect([merged.name, merged.folder]).toEqual(['Mine', 'F'])
    const boxes = merged.tabs[0]!.widgets
    expect(boxes.some((one) => boxes.some((other) => overlaps(one, other)))).toBe(false)
  })

  it('counts place and content separately', () => {
    const mine = document(widget('a', { y: 8 }), ...BASE.tabs[0]!.widgets.slice(1))
    const theirs = document(widget('a', { title: 'Theirs' }), ...BASE.tabs[0]!.widgets.slice(1))
    const { document: merged, clashes } = merge(BASE, mine, theirs)
    expect(clashes).toEqual([])
    expect(findWidget(merged, 'a')!.widget.title).toBe('Theirs')
  })

  it('asks about widgets that both changed, and follows the answer', () => {
    const mine = document(widget('a', { title: 'Mine' }), ...BASE.tabs[0]!.widgets.slice(1))
    const theirs = document(widget('a', { title: 'Theirs' }), ...BASE.tabs[0]!.widgets.slice(1))
    const { document: merged, clashes } = merge(BASE, mine, theirs)
    expect(clashes.map((clash) => clash.id)).toEqual(['a'])
    expect(findWidget(merged, 'a')!.widget.title).toBe('Mine')
    const other = merge(BASE, mine, theirs, { a: 'theirs' }).document
    expect(findWidget(other, 'a')!.widget.title).toBe('Theirs')
  })

  it('asks about a widget that one removed and the other changed', () => {
    const mine = document(...BASE.tabs[0]!.widgets.slice(1))
    const theirs = document(widget('a', { title: 'Theirs' }), ...BASE.tabs[0]!.widgets.slice(1))
    const { document: merged, clashes } = merge(BASE, mine, theirs)
    expect(clashes).toMatchObject([{ id: 'a', mine: null }])
    expect(ids(merged)).toEqual(['b', 'c'])
    expect(ids(merge(BASE, mine, theirs, { a: 'theirs' }).document)).toEqual(['a', 'b', 'c'])
  })

  it('brings widgets of a tab that is gone to the first', () => {
    const mine = { ...BASE, tabs: BASE.tabs.slice(0, 1) }
    const theirs = { ...BASE, tabs: [BASE.tabs[0]!, { ...BASE.tabs[1]!, widgets: [widget('n')] }] }
    const merged = merge(BASE, mine, theirs).document
    expect(merged.tabs).toHaveLength(1)
    expect(ids(merged)).toEqual(['a', 'b', 'c', 'n'])
  })
})
