import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { TransactionTable } from './TransactionTable'

it('lists what it is given, and says so when there is nothing', () => {
  const row = {
    transaction: 't-1',
    status: 'pending',
    outcome: 'pending',
    value: 12.5,
    first_seen: '2026-11-29T08:00:00.000Z',
    last_seen: '2026-11-29T09:30:00.000Z',
    changes: 3,
    is_stuck: true,
  } as const
  const { rerender } = render(<TransactionTable label="Stuck" rows={[row]} empty="Nothing is stuck." />)
  expect(screen.getAllByRole('row')[1]).toHaveTextContent(/t-1pending12\.529 Nov.*08:00.*09:30.*3/)
  rerender(<TransactionTable label="Stuck" rows={[]} empty="Nothing is stuck." />)
  expect(screen.getByText('Nothing is stuck.')).toBeInTheDocument()
})
