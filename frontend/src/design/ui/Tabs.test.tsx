import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Tabs } from './Tabs'

const TABS = ['one', 'two'].map((id) => ({ id, label: id, content: <p>{`Content of ${id}`}</p> }))

it('keeps which tab is open by itself', async () => {
  render(<Tabs label="Parts" tabs={TABS} />)
  await userEvent.click(screen.getByRole('tab', { name: 'two' }))
  expect(screen.getByRole('tabpanel', { name: 'two' })).toHaveTextContent('Content of two')
})

it('opens the tab that is kept elsewhere, the first for one that is not there, and tells of a choice', async () => {
  const onChange = vi.fn()
  const { rerender } = render(<Tabs label="Parts" tabs={TABS} value="two" onChange={onChange} />)
  expect(screen.getByRole('tab', { selected: true })).toHaveTextContent('two')
  await userEvent.click(screen.getByRole('tab', { name: 'one' }))
  expect(onChange).toHaveBeenCalledWith('one')
  expect(screen.getByRole('tab', { selected: true })).toHaveTextContent('two')
  rerender(<Tabs label="Parts" tabs={TABS} value="three" onChange={onChange} />)
  expect(screen.getByRole('tab', { selected: true })).toHaveTextContent('one')
})
