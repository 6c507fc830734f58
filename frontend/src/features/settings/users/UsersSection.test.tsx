import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent, { type UserEvent } from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ME } from '@/api/queries/me'
import type { User } from '@/api/queries/users'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import { Toaster } from '@/design/ui/Toast'
import UsersSection from './UsersSection'

const ADA: User = {
  id: 'a',
  email: 'ada@example.com',
  name: 'Ada',
  role: 'admin',
  is_active: true,
  is_invited: false,
  has_second_factor: true,
  is_by_provider: false,
  created_at: '2026-11-22T09:00:00Z',
  last_seen_at: null,
}
const BOB: User = { ...ADA, id: 'b', email: 'bob@example.com', name: 'Bob', role: 'member' }
const GIVEABLE = [
  { name: 'read', roles: ['viewer', 'editor', 'admin'], is_always: true },
  { name: 'keys', roles: ['editor', 'admin'], is_always: false },
]
const LINK = {
  path: '/welcome#tok',
  is_invitation: true,
  expires_at: '2026-11-29T09:00:00Z',
  mailed_to: 'nina@example.com',
  mail_error: '',
}

function open(
  role = 'admin',
  answer: (path: string, call: RequestInit) => Response | undefined = () => undefined,
) {
  const sent: [string, string, unknown][] = []
  const project = { name: 'Shop', timezone: 'UTC', is_demo: false, role: 'admin', has_events: true }
  const projects = [
    { ...project, id: '1', permissions: ['read', 'query', 'manage_people'] },
    { ...project, id: '2', name: 'Foreign', permissions: ['read'] },
  ]
  const me = { id: 'a', email: ADA.email, name: 'Ada', role, projects }
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, call: RequestInit) => {
      if (path === '/api/auth/session')
        return Promise.resolve(Response.json({ is_signed_in: true, is_renewable: true }))
      if (path === '/api/permissions') return Promise.resolve(Response.json({ permissions: GIVEABLE }))
      if (path === '/api/auth/me') return Promise.resolve(Response.json(me))
      if (call.method !== 'GET') sent.push([call.method!, path, call.body ?? null])
      return Promise.resolve(answer(path, call) ?? Response.json({ users: [ADA, BOB] }))
    }),
  )
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } })
  client.setQueryData(ME, me)
  render(
    <QueryClientProvider client={client}>
      <UsersSection />
      <Toaster />
    </QueryClientProvider>,
  )
  return { sent, user: userEvent.setup() }
}

const rowOf = async (name: string) => within((await screen.findByText(name)).closest('li')!)

/** Chooses what the menu of somebody's row offers. */
async function choose(user: UserEvent, name: string, action: string) {
  const more = (await rowOf(name)).getByRole('button', { name: `Actions for ${name}` })
  await waitFor(() => expect(more).toBeEnabled())
  await user.click(more)
  await user.click(await screen.findByRole('menuitem', { name: action }))
}

afterEach(() => vi.unstubAllGlobals())

it('tells who is no administrator that it is not for them, and asks for nothing', () => {
  open('member')
  expect(screen.getByText('Only administrators of the installation see this.')).toBeInTheDocument()
  expect(fetch).not.toHaveBeenCalled()
})

it('changes roles and deactivates others, but not oneself', async () => {
  const { sent, user } = open('admin', (_, call) => (call.method === 'PUT' ? Response.json(BOB) : undefined))
  const bob = await rowOf('Bob')
  await user.selectOptions(bob.getByRole('combobox', { name: 'Role of Bob' }), 'admin')
  await waitFor(() => expect(sent).toContainEqual(['PUT', '/api/users/b', '{"role":"admin"}']))
  await choose(user, 'Bob', 'Deactivate')
  await waitFor(() => expect(sent).toContainEqual(['PUT', '/api/users/b', '{"is_active":false}']))
  await screen.findByText('Bob can no longer log in')
  await user.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1)!)
  await waitFor(() => expect(sent).toContainEqual(['PUT', '/api/users/b', '{"is_active":true}']))
  await user.click((await rowOf('Ada')).getByRole('button', { name: 'Actions for Ada' }))
  expect(await screen.findAllByRole('menuitem')).toHaveLength(1)
})

it('invites somebody into projects and shows the link to hand on', async () => {
  const { sent, user } = open('admin', (_, call) =>
    call.method === 'POST'
      ? Response.json({ user: { ...BOB, name: 'Nina' }, link: LINK }, { status: 201 })
      : undefined,
  )
  await user.click(await screen.findByRole('button', { name: 'Invite' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('Name'), 'Nina')
  await user.type(dialog.getByLabelText('Email'), 'nina@example.com')
  expect(dialog.queryByLabelText('Foreign')).toBeNull()
  const place = dialog.getByLabelText('Shop')
  await waitFor(() =>
    expect(
      within(place)
        .getAllByRole('option')
        .map((one) => one.textContent),
    ).toEqual(['Not in it', 'Viewer']),
  )
  await user.selectOptions(place, 'Viewer')
  await user.click(dialog.getByRole('button', { name: 'Invite' }))
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(JSON.parse(sent[0]![2] as string)).toEqual({
    name: 'Nina',
    email: 'nina@example.com',
    projects: [{ project_id: '1', role: 'viewer' }],
  })
  expect(await screen.findByDisplayValue(`${location.origin}/welcome#tok`)).toBeInTheDocument()
  expect(screen.getByText('A link for Nina')).toBeInTheDocument()
  expect(screen.getByText('It was also mailed to nina@example.com.')).toBeInTheDocument()
})

it('takes the second step from who lost the app and says when something is refused', async () => {
  const refused = { error: { code: 'last_admin', message: 'Needs an administrator.' } }
  const { sent, user } = open('admin', (_, call) =>
    call.method === 'DELETE'
      ? new Response(null, { status: 204 })
      : call.method === 'PUT'
        ? Response.json(refused, { status: 409 })
        : undefined,
  )
  await choose(user, 'Bob', 'Turn off their second step…')
  expect(sent).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'Turn off' }))
  await waitFor(() => expect(sent).toEqual([['DELETE', '/api/users/b/second-factor', null]]))
  await user.selectOptions((await rowOf('Ada')).getByRole('combobox'), 'member')
  expect(await screen.findByText('Needs an administrator.')).toBeInTheDocument()
})

it('unlinks a login service from an account, once that is confirmed', async () => {
  const linked = {
    id: 'i',
    name: 'login.example',
    issuer: 'https://login.example',
    linked_at: BOB.created_at,
  }
  const ways = {
    has_password: false,
    may_use_password: true,
    identities: [{ ...linked, last_used_at: null }],
  }
  const { sent, user } = open('admin', (path, call) =>
    path === '/api/users/b/identities'
      ? Response.json(ways)
      : call.method === 'DELETE'
        ? Response.json({ ended: 1 })
        : Response.json({ users: [ADA, { ...BOB, is_by_provider: true }] }),
  )
  await choose(user, 'Bob', 'How they log in…')
  await user.click(await screen.findByRole('button', { name: 'Unlink login.example' }))
  expect(sent).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'Unlink' }))
  await waitFor(() => expect(sent).toEqual([['DELETE', '/api/users/b/identities/i', null]]))
  expect(await screen.findByText('login.example is unlinked')).toBeInTheDocument()
})

it('ends all logins of somebody else, once that is confirmed', async () => {
  const seen = { ...BOB, last_seen_at: '2026-11-22T09:00:00Z' }
  const { sent, user } = open('admin', (_, call) =>
    call.method === 'DELETE' ? Response.json({ ended: 2 }) : Response.json({ users: [ADA, seen] }),
  )
  await choose(user, 'Bob', 'End all logins…')
  expect(sent).toEqual([])
  await user.click(await screen.findByRole('button', { name: 'End logins' }))
  await waitFor(() => expect(sent).toEqual([['DELETE', '/api/users/b/sessions', null]]))
  expect(await screen.findByText('Bob: 2 logins ended')).toBeInTheDocument()
})
