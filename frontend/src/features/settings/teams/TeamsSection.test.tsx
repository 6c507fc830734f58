import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ME } from '@/api/queries/me'
import type { Team } from '@/api/queries/teams'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import TeamsSection from './TeamsSection'

const ADA = { person_id: 'a', name: 'Ada', email: 'ada@example.com', is_active: true }
const TEAM: Team = {
  id: 't1',
  name: 'Analysts',
  created_at: '2026-11-22T09:00:00Z',
  people: [ADA],
  projects: [{ project_id: '7', name: 'Shop', role: 'viewer', permissions: ['read', 'query'] }],
}
const BOB = { id: 'b', name: 'Bob', email: 'bob@example.com', is_active: true }
const GONE = { id: 'c', name: 'Carol', email: 'carol@example.com', is_active: false }

function open(teams: Team[], role = 'admin') {
  const sent: [string, string, unknown][] = []
  const me = { id: 'a', email: ADA.email, name: 'Ada', role, projects: [] }
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, call: RequestInit) => {
      if (path === '/api/auth/session')
        return Promise.resolve(Response.json({ is_signed_in: true, is_renewable: true }))
      if (path === '/api/auth/me') return Promise.resolve(Response.json(me))
      if (call.method !== 'GET') {
        sent.push([call.method!, path, call.body ?? null])
        if (call.method === 'DELETE') return Promise.resolve(new Response(null, { status: 204 }))
        return Promise.resolve(Response.json({ ...TEAM, id: 't2' }))
      }
      if (path === '/api/users') return Promise.resolve(Response.json({ users: [BOB, GONE] }))
      return Promise.resolve(Response.json({ teams }))
    }),
  )
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  client.setQueryData(ME, me)
  render(
    <QueryClientProvider client={client}>
      <TeamsSection />
    </QueryClientProvider>,
  )
  return { sent, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('is for administrators of the installation', () => {
  open([], 'member')
  expect(screen.getByText('Only administrators of the installation see this.')).toBeVisible()
  expect(fetch).not.toHaveBeenCalled()
})

it('makes a team', async () => {
  const { sent, user } = open([])
  expect(await screen.findByText('No teams yet')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Make team' }))
  await user.type(await screen.findByLabelText('Name'), ' Analysts ')
  await user.click(screen.getByRole('button', { name: 'Create' }))
  await waitFor(() => expect(sent).toEqual([['POST', '/api/teams', '{"name":"Analysts"}']]))
})

it('puts people in, takes them out and renames', async () => {
  const { sent, user } = open([TEAM])
  expect(await screen.findByText('In Shop')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Change Analysts' }))
  const dialog = within(await screen.findByRole('dialog'))
  const choice = dialog.getByRole('combobox', { name: 'Add a person' })
  await within(choice).findByRole('option', { name: 'Bob (bob@example.com)' })
  expect(within(choice).queryByRole('option', { name: /Carol/ })).toBeNull()
  await user.selectOptions(choice, 'b')
  await user.click(dialog.getByRole('button', { name: 'Add' }))
  await waitFor(() => expect(choice).toHaveValue(''))
  await user.click(dialog.getByRole('button', { name: 'Take Ada out of the team' }))
  await user.clear(dialog.getByLabelText('Name'))
  await user.type(dialog.getByLabelText('Name'), 'Data')
  await user.click(dialog.getByRole('button', { name: 'Done' }))
  await waitFor(() =>
    expect(sent).toEqual([
      ['PUT', '/api/teams/t1/members/b', null],
      ['DELETE', '/api/teams/t1/members/a', null],
      ['PUT', '/api/teams/t1', '{"name":"Data"}'],
    ]),
  )
})

it('deletes a team once that is confirmed', async () => {
  const { sent, user } = open([TEAM])
  await user.click(await screen.findByRole('button', { name: 'Delete Analysts' }))
  expect(sent).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'Delete team' }))
  await waitFor(() => expect(sent).toEqual([['DELETE', '/api/teams/t1', null]]))
})
