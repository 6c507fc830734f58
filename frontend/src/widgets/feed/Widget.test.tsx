import '@/design/ui/overlay'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { EVENTS } from '@/testing/samples'
import { see } from '@/testing/see'
import Feed from './Widget'

it('shows the newest events and opens one', async () => {
  see(Feed, { events: EVENTS })
  await userEvent.click(screen.getByRole('button', { name: /purchase/ }))
  expect(await screen.findByRole('dialog')).toHaveTextContent('team')
})

it('shows the chosen columns and no more events than wanted', () => {
  see(Feed, { events: EVENTS, options: { columns: ['name', 'plan'], limit: 2, show_properties: false } })
  expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
    'signed_up pro',
    'purchase team',
  ])
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})

it('waits visibly', () => {
  see(Feed, {})
  expect(screen.getByText('Waiting for the first event')).toBeInTheDocument()
})
