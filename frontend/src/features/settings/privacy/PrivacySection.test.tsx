import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Erasure } from '@/api/queries/privacy'
import type { Project } from '@/api/types'
import { permissionsOf } from '@/testing/permissions'
import PrivacySection from './PrivacySection'

const DONE: Erasure = {
  id: 'e1',
  asked_at: '2026-11-22T09:00:00Z',
  asked_by: 'ann@example.com',
  state: 'done',
  events: 40,
  removed: 42,
  done_at: '2026-11-22T09:00:09Z',
  checked_at: '2026-11-22T09:00:09Z',
  found: 0,
  people: 1,
}

function open(role: string, erasures: Erasure[], checked: Erasure = DONE) {
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string, call: RequestInit) => {
    if (path.endsWith('/privacy-rules')) return Promise.resolve(Response.json({ rules: [], keys: [] }))
    if (path.endsWith('/suggestions')) return Promise.resolve(Response.json({ events: 0, suggestions: [] }))
    asked.push(`${call.method} ${path}`)
    return Promise.resolve(Response.json(call.method === 'POST' ? checked : { erasures }))
  })
  const project: Project = {
    id: '7',
    name: 'Shop',
    timezone: 'UTC',
    is_demo: false,
    role,
    permissions: permissionsOf(role),
    has_events: true,
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={project}>
        <PrivacySection />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { asked, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('says how far each erasure is, and looks again when asked to', async () => {
  const { asked, user } = open('admin', [DONE], { ...DONE, state: 'pending', found: 3 })
  expect(await screen.findByText('Gone')).toBeVisible()
  expect(screen.getByText(/Asked by ann@example.com · 42 events/)).toBeVisible()
  expect(screen.getByText(/nothing left/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: /Verify that the person erased .* is gone/ }))
  expect(await screen.findByText('Being erased')).toBeVisible()
  expect(screen.getByText(/found again/)).toBeVisible()
  expect(asked).toContain('POST /api/projects/7/erasures/e1/check')
})

it('says that nobody was erased', async () => {
  open('admin', [])
  expect(await screen.findByText('Nobody was erased')).toBeVisible()
})

it('shows the ledger to admins only, and does not even ask for others', () => {
  const { asked } = open('editor', [DONE])
  expect(screen.getByText('Only admins of the project see who was erased.')).toBeVisible()
  expect(asked).toEqual([])
})
