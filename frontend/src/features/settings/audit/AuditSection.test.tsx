import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { AuditEntry } from '@/api/queries/audit'
import { ME } from '@/api/queries/me'
import type { Permission } from '@/api/types'
import { permissionsOf } from '@/testing/permissions'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import AuditSection from './AuditSection'

const CHANGED: AuditEntry = {
  number: 8,
  at_ms: Date.UTC(2026, 10, 22, 9),
  project_id: 7,
  action: 'member_changed',
  outcome: 'done',
  person_id: 'a',
  email: 'ada@example.com',
  key_id: '',
  target_kind: 'membership',
  target_id: 'b',
  target_name: '',
  address: '10.0.0.9',
  agent: 'Firefox',
  request_id: 'request-8',
  detail: {
    changes: [
      {
        table: 'membership',
        before: { role: 'viewer' },
        after: { role: 'admin' },
        other: ['secret'],
        rows: 1,
      },
    ],
  },
}
const REFUSED: AuditEntry = {
  ...CHANGED,
  number: 7,
  action: 'login',
  outcome: 'refused',
  person_id: '',
  email: 'eve@example.com',
  detail: { route: 'POST /api/auth/login', status: 401 },
}

function open(
  role = 'admin',
  answer?: (path: string) => Response,
  permissions: readonly Permission[] = permissionsOf(role),
) {
  const fetched = vi.fn((path: string) =>
    Promise.resolve(
      answer?.(path) ??
        Response.json(
          path.includes('before=7')
            ? { entries: [{ ...CHANGED, number: 6, action: 'key_made' }], next: null, actions: ['login'] }
            : { entries: [CHANGED, REFUSED], next: 7, actions: ['login', 'member_changed'] },
        ),
    ),
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
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  client.setQueryData(ME, { id: 'a', email: CHANGED.email, name: 'Ada', role: 'admin', projects: [project] })
  render(
    <QueryClientProvider client={client}>
      <ProjectContext value={project}>
        <AuditSection />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { asked: () => fetched.mock.calls.map(([path]) => path), user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('says who did what in words, and shows one entry with before and after', async () => {
  const { user } = open()
  await user.click(await screen.findByRole('button', { name: /^Changed a role/ }))
  const drawer = await screen.findByRole('dialog', { name: 'Changed a role' })
  expect(drawer).toHaveTextContent('10.0.0.9')
  expect(drawer).toHaveTextContent('rolevieweradmin')
  expect(drawer).toHaveTextContent('not shown: secret')
  expect(drawer).toHaveTextContent('request-8')
})

it('goes on to older entries where the page before ended', async () => {
  const { asked, user } = open()
  await user.click(await screen.findByRole('button', { name: 'Show older entries' }))
  await screen.findByRole('button', { name: /^Made a key/ })
  expect(asked().at(-1)).toContain('before=7')
  expect(screen.queryByRole('button', { name: 'Show older entries' })).toBeNull()
})

it('asks for what is looked for', async () => {
  const { asked, user } = open()
  await screen.findByText('eve@example.com')
  await user.type(screen.getByRole('searchbox'), 'ada')
  await user.selectOptions(screen.getByLabelText('What'), 'login')
  await user.selectOptions(screen.getByLabelText('Outcome'), 'refused')
  await user.selectOptions(screen.getByLabelText('Whose entries'), 'installation')
  await waitFor(() =>
    expect(asked().at(-1)).toBe('/api/audit?scope=installation&text=ada&action=login&outcome=refused'),
  )
})

it('says so when nothing was found, and when it could not be asked', async () => {
  open('admin', () => Response.json({ entries: [], next: null, actions: [] }))
  expect(await screen.findByText('No entries')).toBeVisible()
  vi.unstubAllGlobals()
  open('admin', () => Response.json({ error: { code: 'unavailable', message: 'Away' } }, { status: 503 }))
  expect(await screen.findByRole('button', { name: 'Retry' })).toBeVisible()
})

it('is for who may read the audit log, whatever their role', async () => {
  const { asked } = open('admin', undefined, ['read', 'query'])
  expect(screen.getByText('Only people who may read the audit log see who did what.')).toBeVisible()
  expect(asked()).toEqual([])
  vi.unstubAllGlobals()
  open('viewer', undefined, ['read', 'audit'])
  expect(await screen.findByText('eve@example.com')).toBeVisible()
})
