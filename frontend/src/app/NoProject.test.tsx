import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ME } from '@/api/queries/me'
import NoProject from './NoProject'

function open(role: string) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  client.setQueryData(ME, { id: 'a', email: 'ana@example.com', name: 'Ana', role, projects: [] })
  render(
    <QueryClientProvider client={client}>
      <NoProject />
    </QueryClientProvider>,
  )
}

it('offers no project to make to who may not make one: whom to ask, and the way out', () => {
  open('member')
  expect(screen.queryByRole('button', { name: 'Create project' })).toBeNull()
  expect(screen.getByText(/Ask an administrator to add ana@example.com/)).toBeVisible()
  expect(screen.getByRole('button', { name: 'Log out' })).toBeEnabled()
})

it('lets an administrator make one', () => {
  open('admin')
  expect(screen.getByRole('button', { name: 'Create project' })).toBeEnabled()
})
