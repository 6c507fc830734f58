import { describe, expect, it } from 'vitest'
import type { Dashboard, Operation } from '@/api/dashboard'
import { findWidget } from './document'
import { document, widget } from './testing'
import { begin, isDirty, travelOperations, work } from './working'

const BOARD = { version: 3, document: document(widget('a'), widget('b', { x: 4 })) } as Dashboard
const retitle = (title: string, id = 'a'): Operation[] => [
  { op: 'put_widget', tab: 'main', widget: widget(id, { title }) },
]
const title = (working: ReturnType<typeof begin>, id = 'a') => findWidget(working.document, id)!.widget.title

describe('a document being edited', () => {
  it('is dirty after an edit and clean after its undo', () => {
    const start = begin(BOARD, null)
    const edited = work(start, { do: 'edit', operations: retitle('A') })
    expect([isDirty(start), isDirty(edited)]).toEqual([false, true])
    expect(travelOperations(edited, 'undo')).toHaveLength(1)
    const back = work(edited, { do: 'undo' })
    expect(isDirty(back)).toBe(false)
    expect(title(work(back, { do: 'redo' }))).toBe('A')
    expect(work(start, { do: 'undo' })).toBe(start)
  })

  it('follows others without taking their changes back on undo', () => {
    const edited = work(begin(BOARD, null), { do: 'edit', operations: retitle('Mine') })
    const followed = work(edited, { do: 'follow', operations: retitle('Theirs', 'b') })
    const back = work(followed, { do: 'undo' })
    expect([title(back), title(back, 'b')]).toEqual(['a', 'Theirs'])
  })

  it('stands on the version somebody else saved, with its own changes on top', () => {
    const edited = work(begin(BOARD, null), { do: 'edit', operations: retitle('Mine') })
    const saved = document(widget('a'), widget('b', { x: 4, title: 'Saved' }))
    const rebased = work(edited, { do: 'rebase', document: saved, version: 4 })
    expect(rebased.baseVersion).toBe(4)
    expect([title(rebased), title(rebased, 'b')]).toEqual(['Mine', 'Saved'])
    expect(work(rebased, { do: 'rebase', document: saved, version: 4 })).toBe(rebased)
  })

  it('goes on from a draft', () => {
    const draft = {
      document: document(widget('a', { title: 'Draft' })),
      base: BOARD.document,
      base_version: 2,
      saved_at: '',
    }
    const working = begin(BOARD, draft)
    expect([title(working), working.baseVersion, isDirty(working)]).toEqual(['Draft', 2, true])
  })
})
