import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { SavedRowRule } from '@/api/queries/row-rules'
import type { Permission, Project } from '@/api/types'
import { Toaster } from '@/design/ui/Toast'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import RowsSection from './RowsSection'

const SAVED: SavedRowRule = {
  id: 'r1',
  updated_at: '2026-11-22T09:00:00Z',
  rule: {
    name: 'Thailand only',
    description: '',
    filters: [{ field: 'country', operator: 'eq', value: 'TH' }],
    holds_for: { roles: ['viewer'], people: ['p1', 'p9'], teams: [], keys: [] },
    is_enabled: true,
  },
  fault: null,
}
const UNREADABLE: SavedRowRule = { id: 'r2', updated_at: '2026-11-22T09:00:00Z', rule: null, fault: 'x' }
const SEEN = {
  seen: 20,
  total: 120,
  days: 7,
  rules: [{ id: 'r1', name: 'Thailand only', seen: 30 }],
  events: [{ id: 'e1', name: 'checkout', timestamp: '2026-11-22T09:00:00Z', user_id: 'u-17' }],
}
const MEMBERS = [
  { person_id: 'p1', name: 'Ann', email: 'ann@x', role: 'viewer', permissions: [], is_active: true },
]

function open(rules: SavedRowRule[], permissions: Permission[] = ['manage_project']) {
  const sent: [string, string, unknown][] = []
  vi.stubGlobal('fetch', (path: string, call: RequestInit) => {
    const method = call.method ?? 'GET'
    if (path.endsWith('/preview')) return Promise.resolve(Response.json({ seen: 30, total: 120, days: 7 }))
    if (path.includes('/seen-as/')) return Promise.resolve(Response.json(SEEN))
    if (path.endsWith('/members')) return Promise.resolve(Response.json({ members: MEMBERS }))
    if (path.endsWith('/teams')) return Promise.resolve(Response.json({ teams: [] }))
    if (path.endsWith('/keys')) return Promise.resolve(Response.json({ keys: [] }))
    if (method === 'GET') return Promise.resolve(Response.json({ rules }))
    sent.push([method, path, call.body ? JSON.parse(call.body as string) : null])
    return Promise.resolve(method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(SAVED))
  })
  const project = { id: '7', name: 'Shop', timezone: 'UTC', role: 'admin', permissions } as unknown as Project
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <ProjectContext.Provider value={project}>
        <RowsSection />
        <Toaster />
      </ProjectContext.Provider>
    </QueryClientProvider>,
  )
  return sent
}

afterEach(() => vi.unstubAllGlobals())

it('says of every rule what it shows and whom it holds for', async () => {
  open([SAVED, UNREADABLE])
  expect(await screen.findByText('Thailand only')).toBeVisible()
  expect(screen.getByText(/Country is/)).toBeVisible()
  expect(await screen.findByText(/Viewer, Ann, somebody who is not there any more/)).toBeVisible()
  expect(screen.getByText(/nobody sees any event/)).toBeVisible()
})

it('shows before saving how many events are seen, and saves the change', async () => {
  const user = userEvent.setup()
  const sent = open([SAVED])
  await user.click(await screen.findByRole('button', { name: 'Change the rule Thailand only' }))
  expect(await screen.findByText('30 of 120 events of the last 7 days are seen')).toBeVisible()
  await user.click(screen.getByRole('checkbox', { name: 'Viewer' }))
  await user.click(screen.getByRole('button', { name: 'Save rule' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.slice(0, 2)).toEqual(['PUT', '/api/projects/7/row-rules/r1'])
  expect(sent[0]?.[2]).toMatchObject({ holds_for: { roles: [], people: ['p1', 'p9'] } })
})

it('takes a rule back after it was removed', async () => {
  const user = userEvent.setup()
  const sent = open([SAVED])
  await user.click(await screen.findByRole('button', { name: 'Remove the rule Thailand only' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(sent.map(([method]) => method)).toEqual(['DELETE', 'POST']))
  expect(sent[1]?.[2]).toEqual(SAVED.rule)
})

it('cannot be saved before it has a name, a condition and somebody it holds for', async () => {
  const user = userEvent.setup()
  open([])
  expect(await screen.findByText('Everybody sees all events')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Add rule' }))
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'North')
  await user.click(screen.getByRole('checkbox', { name: 'Viewer' }))
  expect(screen.getByRole('button', { name: 'Save rule' })).toBeDisabled()
})

it('shows what somebody sees by the rules that hold for them', async () => {
  const user = userEvent.setup()
  open([SAVED])
  await screen.findByRole('option', { name: 'Ann' })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Who' }), 'Ann')
  expect(await screen.findByText('20 of 120 events of the last 7 days are seen')).toBeVisible()
  expect(screen.getByText('By itself: 30 of 120 events of the last 7 days are seen')).toBeVisible()
  expect(screen.getByText('checkout')).toBeVisible()
  expect(screen.getByText(/u-17/)).toBeVisible()
})

it('is for administrators', () => {
  open([], ['read'])
  expect(screen.getByText(/Only administrators/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Add rule' })).toBeNull()
})
