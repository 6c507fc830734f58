import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Retention, RetentionPreview, RetentionRules } from '@/api/queries/retention'
import type { Project } from '@/api/types'
import { permissionsOf } from '@/testing/permissions'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import RetentionSection from './RetentionSection'

const SAVED: Retention = {
  days: null,
  events: [],
  limit_days: null,
  next_run: '2026-11-22T09:00:00Z',
  last_run: null,
  hold: null,
  runs: [],
}
const WHOLE = { total: 1000, bytes: 0, oldest: '2026-01-01T00:00:00Z', stored: [], boards: [] }
const NOTHING: RetentionPreview = { ...WHOLE, events: 0, by_event: [] }
const SOME: RetentionPreview = {
  ...WHOLE,
  events: 400,
  by_event: [
    { event: 'request', events: 400, oldest: '2026-01-01T00:00:00Z', before: '2026-10-23T00:00:00Z' },
  ],
}

function open(role: string) {
  const put = vi.fn<(rules: RetentionRules) => void>()
  vi.stubGlobal('fetch', (path: string, call: RequestInit) => {
    const rules = call.body ? (JSON.parse(call.body as string) as RetentionRules) : null
    if (path.endsWith('/preview')) return Promise.resolve(Response.json(rules?.days === 30 ? SOME : NOTHING))
    if (call.method !== 'PUT') return Promise.resolve(Response.json(SAVED))
    put(rules!)
    return Promise.resolve(Response.json({ ...SAVED, ...rules }))
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
        <RetentionSection />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { put, user: userEvent.setup() }
}

const age = () => screen.findByRole('combobox', { name: 'All events' })

afterEach(() => vi.unstubAllGlobals())

it('shows what a rule would delete, and saves it only once that was agreed to', async () => {
  const { put, user } = open('admin')
  await user.selectOptions(await age(), '30')
  expect(await screen.findByText('400 events', undefined, { timeout: 5000 })).toBeVisible()
  expect(screen.getByText('request')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const sure = await screen.findByRole('button', { name: 'Save and delete' }, { timeout: 5000 })
  expect(sure).toBeDisabled()
  await user.click(screen.getByRole('checkbox'))
  await user.click(sure)
  await waitFor(() => expect(put).toHaveBeenCalledWith({ days: 30, events: [] }))
})

it('saves at once what deletes nothing', async () => {
  const { put, user } = open('admin')
  await user.selectOptions(await age(), '365')
  expect(await screen.findByText('Nothing would be deleted')).toBeVisible()
  await waitFor(() => expect(document.querySelector('[aria-busy="false"]')).not.toBeNull(), { timeout: 5000 })
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(put).toHaveBeenCalledWith({ days: 365, events: [] }))
})

it('takes any whole number of days and says which it does not', async () => {
  const { user } = open('admin')
  await user.selectOptions(await age(), 'own')
  const days = screen.getByRole('textbox', { name: 'Days: All events' })
  await user.clear(days)
  await user.type(days, '0')
  expect(screen.getByRole('alert')).toHaveTextContent('1 to 36,500')
  await user.clear(days)
  await user.type(days, '45')
  expect(screen.queryByRole('alert')).toBeNull()
})

it('only shows the rules to those who may not change them', async () => {
  open('viewer')
  expect(await age()).toBeDisabled()
  expect(screen.getByText('Only admins of the project can change this.')).toBeVisible()
})
