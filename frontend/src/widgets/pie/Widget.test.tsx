import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { DEVICES, EMPTY, MANY_PAGES } from '@/testing/samples'
import { expectDrawable, marks, see, spoken, summary } from '@/testing/see'
import Pie from './Widget'

it('draws a slice for each group and says the largest', () => {
  see(Pie, { answers: [DEVICES] })
  expect(marks()).toHaveLength(4)
  expect(summary()).toBe('Visitors: 4 entries, first Mobile with 58%.')
  expectDrawable()
})

it('adds up what is beyond the most slices, and that slice filters nothing', () => {
  const { select } = see(Pie, { answers: [MANY_PAGES], options: { max_slices: 5 } })
  expect(screen.getByRole('button', { name: /Other/ })).toBeInTheDocument()
  expect(marks()).toHaveLength(5)
  fireEvent.click(marks()[4]!.querySelector('path')!)
  expect(select).not.toHaveBeenCalled()
})

it('turns a click on a slice into a filter', () => {
  const { select } = see(Pie, { answers: [DEVICES] })
  fireEvent.click(marks()[1]!.querySelector('path')!)
  const filters = [{ field: 'device', operator: 'eq', value: 'desktop' }]
  expect(select.mock.calls[0]![0]).toEqual({ answer: 'A', filters, label: 'Desktop' })
})

it('is walked and picked by keyboard', async () => {
  const { select } = see(Pie, { answers: [DEVICES] })
  // The legend stands before the picture in the order of the keyboard.
  screen.getByRole('listbox').focus()
  expect(spoken()).toContain('Mobile')
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(spoken()).toContain('Tablet')
  await userEvent.keyboard('{Enter}')
  expect(select.mock.calls[0]![0]).toMatchObject({ label: 'Tablet' })
})

it('hides by the legend, and shares are of what is left', () => {
  const { onHiddenChange, again } = see(Pie, { answers: [DEVICES] })
  fireEvent.click(screen.getByRole('button', { name: /Mobile/ }), { ctrlKey: true })
  expect([...onHiddenChange.mock.calls[0]![0]]).toEqual(['Mobile'])
  again({ hidden: new Set(['Mobile']) })
  expect(marks()).toHaveLength(3)
  expect(screen.getByRole('button', { name: /Desktop ?78.6%/ })).toBeInTheDocument()
})

it('keeps the colour of a group whatever else is shown', () => {
  const colourOf = (name: string) =>
    screen.getByRole('img').querySelector(`path[data-name="${name}"]`)?.getAttribute('fill')
  const { again } = see(Pie, { answers: [DEVICES] })
  const before = colourOf('Tablet')
  again({ hidden: new Set(['Mobile', 'Desktop']) })
  expect(colourOf('Tablet')).toBe(before)
})

it('says that there is nothing', () => {
  see(Pie, { answers: EMPTY })
  expect(screen.getByText('No events in this range')).toBeInTheDocument()
})
