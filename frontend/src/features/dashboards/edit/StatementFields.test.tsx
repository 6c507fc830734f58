import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import { permissionsOf } from '@/testing/permissions'
import { StatementFields } from './StatementFields'

const project = {
  id: '7',
  name: 'Shop',
  timezone: 'UTC',
  is_demo: false,
  role: 'admin',
  permissions: permissionsOf('admin'),
  has_events: true,
} as Project
const SAVED = { queries: [{ id: 's1', name: 'Orders', query: 'SELECT count() FROM events', shared: true }] }

function setUp() {
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(SAVED)))
  const onChange = vi.fn()
  const client = new QueryClient()
  render(
    <QueryClientProvider client={client}>
      <ProjectContext value={project}>
        <StatementFields query={{ analysis: 'sql', query: 'SELECT 1' }} onChange={onChange} />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { onChange, field: screen.getByLabelText('Statement') }
}

afterEach(() => vi.unstubAllGlobals())

it('asks when the field is left, not with every letter', () => {
  const { onChange, field } = setUp()
  fireEvent.change(field, { target: { value: 'SELECT 2' } })
  expect(onChange).not.toHaveBeenCalled()
  fireEvent.blur(field)
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ analysis: 'sql', query: 'SELECT 2' })
})

it('asks at once with Ctrl+Enter, and never for nothing', () => {
  const { onChange, field } = setUp()
  fireEvent.change(field, { target: { value: '  ' } })
  fireEvent.blur(field)
  expect(onChange).not.toHaveBeenCalled()
  fireEvent.change(field, { target: { value: 'SELECT 3' } })
  fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true })
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ analysis: 'sql', query: 'SELECT 3' })
})

it('takes a saved statement', async () => {
  const { onChange } = setUp()
  fireEvent.change(await screen.findByLabelText('Saved statement'), { target: { value: 's1' } })
  expect(onChange).toHaveBeenCalledExactlyOnceWith({ analysis: 'sql', query: 'SELECT count() FROM events' })
})
