import { describe, expect, it } from 'vitest'
import type { Operation } from '@/api/dashboard'
import { apply, applyAll, invert, movesTo, operationsBetween } from './edit'
import { document, widget } from './testing'

const BOARD = document(widget('a'), widget('b', { x: 4 }))
const moveB: Operation = { op: 'move_widget', tab: 'main', id: 'b', x: 8, y: 2, w: 4, h: 6 }

const CASES: [string, Operation[]][] = [
  ['a new widget', [{ op: 'put_widget', tab: 'main', widget: widget('c') }]],
  ['a changed widget', [{ op: 'put_widget', tab: 'main', widget: widget('a', { title: 'New' }) }]],
  ['a widget on another tab', [{ op: 'put_widget', tab: 'more', widget: widget('a') }]],
  ['a move', [moveB]],
  ['a removal', [{ op: 'remove_widget', tab: 'main', id: 'a' }]],
  ['fields', [{ op: 'put_fields', fields: { name: 'Other', tags: ['x'] } }]],
  ['a new tab', [{ op: 'put_fields', fields: { tabs: [...BOARD.tabs, { id: 'n', name: 'N' }] } }]],
  ['a removed tab', [{ op: 'put_fields', fields: { tabs: [{ id: 'more', name: 'More' }] } }]],
  [
    'several',
    [moveB, { op: 'remove_widget', tab: 'main', id: 'b' }, { op: 'put_fields', fields: { name: 'Z' } }],
  ],
]

describe('operations', () => {
  it.each(CASES)('%s changes the document and can be taken back', (_, operations) => {
    const after = applyAll(BOARD, operations)
    expect(after).not.toEqual(BOARD)
    const back = applyAll(after, invert(BOARD, operations))
    const sorted = (board: typeof BOARD) => ({
      ...board,
      tabs: board.tabs.map((tab) => ({
        ...tab,
        widgets: [...tab.widgets].sort((x, y) => (x.id < y.id ? -1 : 1)),
      })),
    })
    expect(sorted(back)).toEqual(sorted(BOARD))
  })

  it.each(CASES)('%s is found again by comparing', (_, operations) => {
    const after = applyAll(BOARD, operations)
    expect(applyAll(BOARD, operationsBetween(BOARD, after))).toEqual(after)
  })

  it('about things that are not there change nothing', () => {
    expect(apply(BOARD, { op: 'remove_widget', tab: 'main', id: 'zzz' })).toEqual(BOARD)
    expect(apply(BOARD, { ...moveB, tab: 'nowhere' })).toEqual(BOARD)
    expect(apply(BOARD, { op: 'put_widget', tab: 'nowhere', widget: widget('c') })).toEqual(BOARD)
  })

  it('never leave a document without a tab', () => {
    expect(apply(BOARD, { op: 'put_fields', fields: { tabs: [] } }).tabs).toHaveLength(2)
  })

  it('do not touch the document they are done to', () => {
    const before = structuredClone(BOARD)
    CASES.forEach(([, operations]) => applyAll(BOARD, operations))
    expect(BOARD).toEqual(before)
  })

  it('say only what moved', () => {
    const after = BOARD.tabs[0]!.widgets.map((one) => (one.id === 'b' ? { ...one, x: 8, y: 2, h: 6 } : one))
    expect(movesTo(BOARD.tabs[0]!, after)).toEqual([moveB])
  })
})
