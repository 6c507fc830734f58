import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Profile } from '@/api/queries/people'
import type { Project } from '@/api/types'
import { permissionsOf } from '@/testing/permissions'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import { ErasePerson } from './ErasePerson'

const PROFILE: Profile = {
  person: '123',
  keys: ['123'],
  user_ids: ['u-1'],
  anonymous_ids: ['v-1'],
  first_seen: '2026-11-01T09:00:00Z',
  last_seen: '2026-11-22T09:00:00Z',
  is_active: false,
  events: 42,
  sessions: 2,
  revenue: 0,
  orders: 0,
  properties: [],
  names: [{ name: 'sign_up', events: 42, last_at: '2026-11-22T09:00:00Z' }],
  days: [],
  visits: [],
  truncated: [],
}

afterEach(() => vi.unstubAllGlobals())

it('says what goes and erases by key only once the id was typed', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string, call: RequestInit) => {
    asked.push(`${call.method} ${path}`)
    return Promise.resolve(Response.json({ id: 'e1', state: 'pending' }, { status: 202 }))
  })
  const project: Project = {
    id: '7',
    name: 'Shop',
    timezone: 'UTC',
    is_demo: false,
    role: 'admin',
    permissions: permissionsOf('admin'),
    has_events: true,
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={project}>
        <ErasePerson profile={PROFILE} />
      </ProjectContext>
    </QueryClientProvider>,
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Erase person' }))
  expect(await screen.findByText('sign_up', undefined, { timeout: 5000 })).toBeVisible()
  expect(screen.getByText(/42 events, from/)).toBeVisible()
  const sure = screen.getAllByRole('button', { name: 'Erase person' }).at(-1)!
  expect(sure).toBeDisabled()
  await user.type(screen.getByRole('textbox', { name: 'Type u-1 to confirm' }), 'u-1')
  expect(sure).toBeEnabled()
  await user.click(sure)
  await waitFor(() => expect(asked).toEqual(['DELETE /api/people/123']))
})
