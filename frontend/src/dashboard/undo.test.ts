import { describe, expect, it } from 'vitest'
import type { Operation } from '@/api/dashboard'
import { applyAll } from './edit'
import { document, widget } from './testing'
import { NO_HISTORY, record, redo, undo } from './undo'

const rename = (name: string): Operation[] => [{ op: 'put_fields', fields: { name } }]
const BOARD = document(widget('a'))

function after(...names: [name: string, key: string | null][]) {
  let [history, board] = [NO_HISTORY, BOARD]
  for (const [name, key] of names) {
    history = record(history, board, rename(name), key)
    board = applyAll(board, rename(name))
  }
  return { history, board }
}

describe('undo', () => {
  it('goes back and forward step by step', () => {
    const { history, board } = after(['one', null], ['two', null])
    const once = undo(history, board)!
    expect(once.document.name).toBe('one')
    const twice = undo(once.history, once.document)!
    expect(twice.document).toEqual(BOARD)
    expect(undo(twice.history, twice.document)).toBeNull()
    const again = redo(twice.history, twice.document)!
    expect(again.document.name).toBe('one')
    expect(redo(again.history, again.document)!.document).toEqual(board)
  })

  it('takes letters typed into one field back together', () => {
    const { history, board } = after(['S', 'name'], ['Sh', 'name'], ['Sho', 'name'])
    expect(undo(history, board)!.document.name).toBe('Shop')
    expect(undo(history, board)!.history.past).toHaveLength(0)
  })

  it('forgets what was taken back when something else is done', () => {
    const { history, board } = after(['one', null])
    const back = undo(history, board)!
    const next = record(back.history, back.document, rename('two'))
    expect(redo(next, back.document)).toBeNull()
  })

  it('keeps what somebody else changed in between', () => {
    const { history, board } = after(['one', null])
    const theirs = applyAll(board, [{ op: 'put_widget', tab: 'more', widget: widget('b') }])
    const back = undo(history, theirs)!.document
    expect(back.name).toBe('Shop')
    expect(back.tabs[1]!.widgets).toHaveLength(1)
  })
})
