import { fireEvent, render, screen } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { widget } from '@/dashboard/testing'
import type { GestureView } from '@/dashboard/grid/use-gesture'
import { Grips } from './Grips'
import type { Edits } from './use-edits'

function setUp() {
  const edits = {
    step: vi.fn(),
    grow: vi.fn(),
    remove: vi.fn(),
    copy: vi.fn(),
    duplicate: vi.fn(),
  }
  const begin = vi.fn<GestureView['begin']>()
  const onOpen = vi.fn()
  render(
    <Grips
      widget={widget('a', { title: 'Sales' })}
      edits={edits as unknown as Edits}
      begin={begin}
      onOpen={onOpen}
    />,
  )
  return { edits, begin, onOpen, grip: screen.getByRole('button', { name: 'Move “Sales”' }) }
}

describe('the handles of a widget', () => {
  it('move by arrows and resize by Shift with arrows', () => {
    const { edits, grip } = setUp()
    fireEvent.keyDown(grip, { key: 'ArrowLeft' })
    fireEvent.keyDown(grip, { key: 'ArrowDown', shiftKey: true })
    expect(edits.step).toHaveBeenCalledWith('a', 'left')
    expect(edits.grow).toHaveBeenCalledWith('a', 0, 1)
  })

  it('open, remove, copy and duplicate by their keys, and leave other keys alone', () => {
    const { edits, onOpen, grip } = setUp()
    fireEvent.keyDown(grip, { key: 'Enter' })
    fireEvent.keyDown(grip, { key: 'Delete' })
    fireEvent.keyDown(grip, { key: 'c', ctrlKey: true })
    fireEvent.keyDown(grip, { key: 'd', metaKey: true })
    expect(fireEvent.keyDown(grip, { key: 'Tab' })).toBe(true)
    for (const called of [onOpen, edits.remove, edits.copy, edits.duplicate])
      expect(called).toHaveBeenCalledWith('a')
  })

  it('begin a drag at the header and a resize at the corner', () => {
    const { begin, grip } = setUp()
    fireEvent.pointerDown(grip)
    fireEvent.pointerDown(screen.getByRole('button', { name: 'Resize “Sales”' }))
    expect(begin.mock.calls.map(([, kind, id]) => [kind, id])).toEqual([
      ['move', 'a'],
      ['resize', 'a'],
    ])
  })
})
