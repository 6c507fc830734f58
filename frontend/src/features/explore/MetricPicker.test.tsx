import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import { permissionsOf } from '@/testing/permissions'
import { MetricPicker } from './MetricPicker'

const project: Project = {
  id: '7',
  name: 'Shop',
  timezone: 'UTC',
  is_demo: false,
  role: 'admin',
  permissions: permissionsOf('admin'),
  has_events: true,
}
const metric = (name: string, description: string) => ({
  name,
  description,
  unit: '',
  aggregation: 'count',
  formula: null,
})

function open() {
  const client = new QueryClient()
  client.setQueryData(['metrics-schema', '7'], {
    metrics: [metric('page_views', 'Pages opened'), metric('orders', 'Purchases made')],
    events: [{ name: 'purchase', count: 3, last_seen: null }],
    properties: [],
  })
  const chosen = vi.fn()
  Element.prototype.scrollIntoView = vi.fn()
  render(
    <QueryClientProvider client={client}>
      <ProjectContext value={project}>
        <MetricPicker label="Measure A" value="orders" onChange={chosen} />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { chosen, user: userEvent.setup() }
}

it('is chosen from by keyboard: search, arrows, Enter', async () => {
  const { chosen, user } = open()
  await user.click(screen.getByRole('button', { name: 'Measure A: Orders' }))
  const search = await screen.findByRole('combobox')
  await user.type(search, 'purchase')
  expect(screen.getAllByRole('option').map((one) => one.textContent)).toEqual([
    'purchase3',
    'OrdersPurchases made',
  ])
  await user.keyboard('{ArrowDown}')
  expect(search).toHaveAttribute('aria-activedescendant', screen.getAllByRole('option')[1]!.id)
  await user.keyboard('{ArrowUp}{Enter}')
  expect(chosen).toHaveBeenCalledWith('purchase')
})

it('says when nothing has the name', async () => {
  const { user } = open()
  await user.click(screen.getByRole('button', { name: 'Measure A: Orders' }))
  await user.type(await screen.findByRole('combobox'), 'xyz')
  expect(screen.getByRole('status')).toBeInTheDocument()
})
