import { fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, expect, it, vi } from 'vitest'
import type { EventStep } from '../question/event-step'
import { loadOverlays, onScreen } from '../testing'
import { EventStepPicker } from './EventStepPicker'

beforeAll(loadOverlays, 60_000)

function build(first: readonly EventStep[], isOrdered = true) {
  Element.prototype.scrollIntoView = vi.fn()
  const said = { steps: first }
  function Stand() {
    const [steps, setSteps] = useState(first)
    said.steps = steps
    return <EventStepPicker label="Steps" steps={steps} onChange={setSteps} isOrdered={isOrdered} />
  }
  onScreen(<Stand />)
  return { said, user: userEvent.setup() }
}

const ABC = [{ event: 'a' }, { event: 'b' }, { event: 'c', label: 'Third' }]
const events = (steps: readonly EventStep[]) => steps.map((step) => step.event).join('')

it('adds an event from the list of those that the project has', async () => {
  const { said, user } = build([{ event: 'page_view' }])
  await user.click(screen.getByRole('button', { name: 'Add a step' }))
  await user.click(await screen.findByRole('option', { name: /signup/ }))
  expect(said.steps).toEqual([{ event: 'page_view' }, { event: 'signup' }])
})

it('moves a step with the arrow keys, keeps the focus on it, and says where it is', async () => {
  const { said, user } = build(ABC)
  screen.getByRole('button', { name: 'Move a' }).focus()
  await user.keyboard('{ArrowDown}')
  expect(events(said.steps)).toBe('bac')
  expect(screen.getByRole('button', { name: 'Move a' })).toHaveFocus()
  expect(screen.getByRole('status')).toHaveTextContent('a is now 2 of 3')
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(events(said.steps)).toBe('bca')
  await user.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}')
  expect(events(said.steps)).toBe('abc')
})

it('moves a step by dragging its handle', () => {
  const { said } = build(ABC)
  const rows = within(screen.getByRole('list', { name: 'Steps' })).getAllByRole('listitem')
  // jsdom lays nothing out: rows of 40 pixels, whichever element stands in them.
  const place = function (this: Element) {
    const at = [...(this.parentElement?.children ?? [])].indexOf(this)
    return new DOMRect(0, at * 40, 300, 40)
  }
  rows.forEach((row) => (row.getBoundingClientRect = place))
  const handle = screen.getByRole('button', { name: 'Move a' })
  handle.setPointerCapture = vi.fn()
  fireEvent.pointerDown(handle, { pointerId: 1, button: 0, clientY: 20 })
  fireEvent.pointerMove(handle, { pointerId: 1, clientY: 55 })
  expect(events(said.steps)).toBe('abc')
  fireEvent.pointerMove(handle, { pointerId: 1, clientY: 110 })
  fireEvent.pointerUp(handle, { pointerId: 1, clientY: 110 })
  expect(events(said.steps)).toBe('bca')
})

it('leaves everything as it was when the drag is given up', () => {
  const { said } = build(ABC)
  const handle = screen.getByRole('button', { name: 'Move a' })
  handle.setPointerCapture = vi.fn()
  fireEvent.pointerDown(handle, { pointerId: 1, button: 0, clientY: 0 })
  fireEvent.pointerMove(handle, { pointerId: 1, clientY: 500 })
  fireEvent.pointerCancel(handle, { pointerId: 1 })
  expect(said.steps).toEqual(ABC)
})

it('gives a step a name, and takes it away', async () => {
  const { said, user } = build(ABC.slice(0, 2))
  await user.click(screen.getByRole('button', { name: 'Name of b' }))
  await user.type(screen.getByRole('textbox', { name: 'Name of b' }), 'Bought{Enter}')
  expect(said.steps[1]).toEqual({ event: 'b', label: 'Bought' })
  await user.clear(screen.getByRole('textbox', { name: 'Name of Bought' }))
  await user.tab()
  expect(said.steps[1]).toEqual({ event: 'b' })
})

it('removes a step', async () => {
  const { said, user } = build(ABC)
  await user.click(screen.getByRole('button', { name: 'Remove Third' }))
  expect(events(said.steps)).toBe('ab')
})

it('has nothing to drag where the order does not count', () => {
  build(ABC, false)
  expect(screen.queryByRole('button', { name: 'Move a' })).toBeNull()
})
