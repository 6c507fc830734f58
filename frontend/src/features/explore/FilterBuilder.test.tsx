import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import type { FilterNode } from '@/api/types'
import { FilterBuilder } from './FilterBuilder'

const th = { field: 'country', operator: 'eq', value: 'TH' }
const mobile = { field: 'device', operator: 'eq', value: 'mobile' }

/** The builder with its state, and what it says last. */
function build(first: FilterNode[]) {
  const said = { filters: first as readonly FilterNode[] }
  function Stand() {
    const [filters, setFilters] = useState<readonly FilterNode[]>(first)
    said.filters = filters
    return <FilterBuilder label="Filters" filters={filters} onChange={setFilters} />
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Stand />
    </QueryClientProvider>,
  )
  return { said, user: userEvent.setup() }
}

describe('the filter builder', () => {
  it('joins by and until it is told to join by or', async () => {
    const { said, user } = build([th, mobile])
    await user.click(screen.getAllByRole('button', { name: /^Conditions/ })[0]!)
    expect(said.filters).toEqual([{ or: [th, mobile] }])
    await user.click(screen.getAllByRole('button', { name: /^Conditions/ })[0]!)
    expect(said.filters).toEqual([th, mobile])
  })

  it('turns a group round', async () => {
    const { said, user } = build([{ or: [th, mobile] }])
    const not = screen.getByRole('button', { pressed: false })
    await user.click(not)
    expect(said.filters).toEqual([{ not: { or: [th, mobile] } }])
  })

  it('removes a condition, and the last one of a group with the group', async () => {
    const { said, user } = build([th, { or: [mobile] }])
    await user.click(screen.getByRole('button', { name: /remove.*mobile/i }))
    expect(said.filters).toEqual([th])
  })
})
