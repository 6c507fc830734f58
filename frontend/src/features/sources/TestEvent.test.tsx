import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Project } from '@/api/types'
import { permissionsOf } from '@/testing/permissions'
import { TestEvent } from './TestEvent'

const project: Project = {
  id: '7',
  name: 'Shop',
  timezone: 'UTC',
  is_demo: false,
  role: 'admin',
  permissions: permissionsOf('admin'),
  has_events: true,
}

function open(answer: Response) {
  const fetched = vi.fn<(path: string, call: RequestInit) => Promise<Response>>(() => Promise.resolve(answer))
  vi.stubGlobal('fetch', fetched)
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={project}>
        <TestEvent apiKey="tg_write_1" />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { fetched, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('sends with the key and shows the receipt', async () => {
  const { fetched, user } = open(
    Response.json({ accepted: 1, duplicates: 0, rejected: 0, errors: [] }, { status: 202 }),
  )
  await user.click(screen.getByRole('button'))
  expect(await screen.findByText(/1 accepted/)).toBeVisible()
  const [path, call] = fetched.mock.calls[0]!
  expect(path).toBe('/api/events')
  expect(new Headers(call.headers).get('Authorization')).toBe('Bearer tg_write_1')
})

it('says why an event was not taken', async () => {
  const refused = { error: { code: 'unauthenticated', message: 'This key was revoked.' } }
  const { user } = open(Response.json(refused, { status: 401 }))
  await user.click(screen.getByRole('button'))
  expect(await screen.findByText('This key was revoked.')).toBeVisible()
})
