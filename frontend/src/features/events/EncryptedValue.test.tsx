import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Permission } from '@/api/types'
import { permissionsOf } from '@/testing/permissions'
import { EncryptedValue } from './EncryptedValue'

function open(role: string, permissions: readonly Permission[]) {
  const fetched = vi.fn<(path: string, call: RequestInit) => Promise<Response>>(() =>
    Promise.resolve(Response.json({ value: 'ada@example.com' })),
  )
  vi.stubGlobal('fetch', fetched)
  const project = {
    id: '7',
    name: 'Shop',
    timezone: 'UTC',
    is_demo: false,
    role,
    permissions,
    has_events: true,
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={project}>
        <EncryptedValue value="e1_sealed" />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { fetched, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('opens a value for who works with personal data, whatever their role', async () => {
  const { fetched, user } = open('viewer', [...permissionsOf('viewer'), 'privacy'])
  await user.click(screen.getByRole('button', { name: 'Show in clear (this is recorded)' }))
  expect(await screen.findByRole('status')).toHaveTextContent('ada@example.com')
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/projects/7/privacy-rules/reveal')
})

it('offers nothing to an admin without that permission', () => {
  open(
    'admin',
    permissionsOf('admin').filter((one) => one !== 'privacy'),
  )
  expect(screen.getByText('Encrypted')).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
})
