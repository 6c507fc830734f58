import '@/design/ui/overlay'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { EVENTS } from '@/testing/samples'
import { see } from '@/testing/see'
import Feed from './Widget'

it('shows the newest events and opens one', async () => {
  see(Feed, { events: EVENTS })
  await userEvent.click(screen.getByRole('button', { name: /Purchase/ }))
  expect(await screen.findByRole('dialog')).toHaveTextContent('team')
})

it('shows the chosen columns and no more events than wanted', () => {
  see(Feed, { events: EVENTS, options: { columns: ['name', 'plan'], limit: 2, show_properties: false } })
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'Signed up pro',
    'Purchase team',
  ])
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})

it('puts more columns side by side where there is room', async () => {
  see(Feed, { events: EVENTS, options: { columns: ['time', 'name', 'plan', 'amount'] }, width: 520 })
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
    'Time',
    'Event',
    'Plan',
    'Amount',
  ])
  await userEvent.click(screen.getByRole('cell', { name: 'team' }))
  expect(await screen.findByRole('dialog')).toHaveTextContent('team')
})

it('waits visibly', () => {
  see(Feed, {})
  expect(screen.getByText('Waiting for the first event')).toBeInTheDocument()
})
