import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import { ME } from '@/api/queries/me'
import { ROLES, type Member } from '@/api/queries/members'
import { PERMISSIONS, type Project } from '@/api/types'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import { Toaster } from '@/design/ui/Toast'
import { permissionsOf } from '@/testing/permissions'
import MembersSection from './MembersSection'

const ADA: Member = {
  person_id: 'a',
  name: 'Ada',
  email: 'ada@example.com',
  role: 'admin',
  permissions: [...permissionsOf('admin')],
  is_active: true,
  last_seen_at: '2026-11-22T09:00:00Z',
}
const BOB: Member = {
  ...ADA,
  person_id: 'b',
  name: 'Bob',
  email: 'bob@example.com',
  role: 'viewer',
  permissions: [...permissionsOf('viewer')],
  last_seen_at: null,
}
const CAROL = { person_id: 'c', name: 'Carol', email: 'carol@example.com' }

const GIVEABLE = PERMISSIONS.map((name) => ({
  name,
  roles: ROLES.filter((role) => permissionsOf(role).includes(name)),
  is_always: name === 'read' || name === 'query',
}))

function usually(path: string): unknown {
  if (path === '/api/permissions') return { permissions: GIVEABLE }
  if (path.includes('/candidates')) return { people: [CAROL] }
  return path.endsWith('/teams') ? { teams: [] } : { members: [ADA, BOB] }
}

function open(
  role: string,
  answer: (path: string, call: RequestInit) => Response | undefined = () => undefined,
  permissions = permissionsOf(role),
) {
  const fetched = vi.fn((path: string, call: RequestInit) =>
    Promise.resolve(answer(path, call) ?? Response.json(usually(path))),
  )
  vi.stubGlobal('fetch', fetched)
  const project: Project = {
    id: '7',
    name: 'Shop',
    timezone: 'UTC',
    is_demo: false,
    role,
    permissions,
    has_events: true,
  }
  const client = new QueryClient()
  client.setQueryData(ME, { id: 'a', email: ADA.email, name: 'Ada', role: 'member', projects: [project] })
  render(
    <QueryClientProvider client={client}>
      <ProjectContext value={project}>
        <MembersSection />
      </ProjectContext>
    </QueryClientProvider>,
  )
  const sent = (method: string) =>
    fetched.mock.calls.filter(([, call]) => call.method === method).map(([path, call]) => [path, call.body])
  return { sent, user: userEvent.setup() }
}

const rowOf = async (name: string) => (await screen.findByText(name)).closest('li')!

afterEach(() => vi.unstubAllGlobals())

it('gives a member another role', async () => {
  const { sent, user } = open('admin', (_, call) => (call.method === 'PUT' ? Response.json(BOB) : undefined))
  await user.selectOptions(within(await rowOf('Bob')).getByRole('combobox'), 'editor')
  await waitFor(() => expect(sent('PUT')).toEqual([['/api/projects/7/members/b', '{"role":"editor"}']]))
})

it('takes a member out, but not oneself, and takes it back', async () => {
  let isGone = false
  const { sent, user } = open('admin', (path, call) => {
    if (call.method === 'DELETE') {
      isGone = true
      return new Response(null, { status: 204 })
    }
    if (call.method === 'POST') return Response.json(BOB, { status: 201 })
    return isGone && path.endsWith('/members') ? Response.json({ members: [ADA] }) : undefined
  })
  render(<Toaster />)
  const remove = { name: /^Take/ }
  expect(within(await rowOf('Ada')).getByRole('button', { name: /^To go yourself/ })).toBeDisabled()
  await user.click(within(await rowOf('Bob')).getByRole('button', remove))
  await waitFor(() => expect(sent('DELETE')).toEqual([['/api/projects/7/members/b', undefined]]))
  await waitFor(() => expect(screen.queryByText('bob@example.com')).toBeNull())
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() =>
    expect(sent('POST')).toEqual([
      [
        '/api/projects/7/members',
        '{"email":"bob@example.com","role":"viewer","permissions":["read","query","sql"]}',
      ],
    ]),
  )
})

it('offers people who have an account, and says when nobody has the address', async () => {
  const { sent, user } = open('admin', (_, call) =>
    call.method === 'POST'
      ? Response.json({ error: { code: 'not_found', message: 'Nobody.' } }, { status: 404 })
      : undefined,
  )
  await user.click(await screen.findByRole('button', { name: 'Add member' }))
  const field = await screen.findByRole('combobox', { name: 'Email' }, { timeout: 5000 })
  await user.click(field)
  await screen.findByRole('option', { name: /Carol/ })
  await user.keyboard('{ArrowDown}{Enter}')
  expect(field).toHaveValue('carol@example.com')
  await user.click(screen.getByRole('radio', { name: /Editor/ }))
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Add member' }))
  expect(await screen.findByText(/Nobody has an account/)).toBeVisible()
  expect(sent('POST')).toEqual([['/api/projects/7/members', '{"email":"carol@example.com","role":"editor"}']])
})

it('shows others who is in the project, without ways to change it', async () => {
  open('viewer')
  const row = await rowOf('Bob')
  expect(within(row).getByText('Viewer')).toBeVisible()
  expect(within(row).queryByRole('combobox')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Add member' })).toBeNull()
})

it('gives a member less than the role allows, and one thing more', async () => {
  const { sent, user } = open('admin', (_, call) => (call.method === 'PUT' ? Response.json(BOB) : undefined))
  await user.click(within(await rowOf('Bob')).getByRole('button', { name: 'What Bob may do' }))
  const dialog = within(await screen.findByRole('dialog'))
  const tick = (name: string) => dialog.findByRole('checkbox', { name: new RegExp(`^${name}`) })
  expect(await tick('Look')).toBeDisabled()
  await user.click(await tick('Write SQL'))
  await user.click(await tick('Read the audit log'))
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  await waitFor(() =>
    expect(sent('PUT')).toEqual([
      ['/api/projects/7/members/b', '{"role":"viewer","permissions":["read","query","audit"]}'],
    ]),
  )
})

it('says why a permission cannot be given, and goes back to what the role allows', async () => {
  const { sent, user } = open(
    'admin',
    (_, call) => (call.method === 'PUT' ? Response.json(BOB) : undefined),
    ['read', 'query', 'manage_people'],
  )
  await user.click(within(await rowOf('Bob')).getByRole('button', { name: 'What Bob may do' }))
  const dialog = within(await screen.findByRole('dialog'))
  const audit = await dialog.findByRole('checkbox', { name: /^Read the audit log/ })
  expect(audit).toBeDisabled()
  expect(audit).toHaveAccessibleDescription(/You may not do this yourself/)
  expect(await dialog.findByRole('checkbox', { name: /^Manage members/ })).toBeEnabled()
  await user.click(dialog.getByRole('radio', { name: /Editor/ }))
  expect(await dialog.findByRole('checkbox', { name: /^Make dashboards/ })).toBeChecked()
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sent('PUT')).toEqual([['/api/projects/7/members/b', '{"role":"editor"}']]))
})
