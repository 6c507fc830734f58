import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { ProjectContext } from '@/api/project-context'
import type { Reject, Receipt } from '@/api/queries/sources'
import type { Project } from '@/api/types'
import { permissionsOf } from '@/testing/permissions'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import { RejectDrawer } from './RejectDrawer'

const project: Project = {
  id: '7',
  name: 'Shop',
  timezone: 'UTC',
  is_demo: false,
  role: 'admin',
  permissions: permissionsOf('admin'),
  has_events: true,
}
const reject: Reject = {
  id: 'r1',
  at: '2026-11-22T09:00:00Z',
  key: 'k1',
  call: 'events',
  reason: 'unknown type',
  field: 'type',
  index: 1,
  body: '{"type":"nope"}',
  is_cut: false,
}

function open(receipt: Receipt, given: Reject = reject, canEdit = true) {
  const fetched = vi.fn<(path: string, call: RequestInit) => Promise<Response>>(() =>
    Promise.resolve(Response.json(receipt)),
  )
  vi.stubGlobal('fetch', fetched)
  const onClose = vi.fn()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ProjectContext value={project}>
        <RejectDrawer reject={given} canEdit={canEdit} onClose={onClose} />
      </ProjectContext>
    </QueryClientProvider>,
  )
  return { fetched, onClose, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

const send = () => screen.getByRole('button', { name: 'Send again' })

it('sends the mended body again and closes when it is accepted', async () => {
  const { fetched, onClose, user } = open({ accepted: 1, duplicates: 0, rejected: 0, errors: [] })
  const body = await screen.findByRole('textbox')
  await user.clear(body)
  await user.click(body)
  await user.paste('{"type":"custom"}')
  await user.click(send())
  const [path, call] = fetched.mock.calls[0]!
  expect([path, call.body]).toEqual(['/api/rejects/r1/replay', '{"body":{"type":"custom"}}'])
  expect(onClose).toHaveBeenCalled()
})

it('says why it was refused again, and stays', async () => {
  const errors = [{ index: 0, field: 'type', reason: 'unknown still' }]
  const { onClose, user } = open({ accepted: 0, duplicates: 0, rejected: 1, errors })
  await screen.findByRole('textbox')
  await user.click(send())
  expect(await screen.findByText('type: unknown still')).toBeInTheDocument()
  expect(onClose).not.toHaveBeenCalled()
})

it('cannot send what is not JSON', async () => {
  const { user } = open({ accepted: 0, duplicates: 0, rejected: 0, errors: [] })
  await user.type(await screen.findByRole('textbox'), 'x')
  expect(send()).toBeDisabled()
})

it('says why nothing was kept, and takes what to send instead', async () => {
  const accepted = { accepted: 1, duplicates: 0, rejected: 0, errors: [] }
  const { fetched, user } = open(accepted, { ...reject, body: '' })
  expect(
    await screen.findByText(/^What was sent was not kept: while a project has privacy rules/),
  ).toBeVisible()
  expect(screen.queryByRole('button', { name: /Copy/ })).toBeNull()
  expect(screen.queryByRole('alert')).toBeNull()
  expect(send()).toBeDisabled()
  await user.click(screen.getByRole('textbox', { name: 'What to send instead' }))
  await user.paste('{"name":"order"}')
  await user.click(send())
  expect(fetched.mock.calls[0]![1].body).toBe('{"body":{"name":"order"}}')
})

it('says of a whole request that it may have been empty, and offers viewers no field', async () => {
  open({ accepted: 0, duplicates: 0, rejected: 0, errors: [] }, { ...reject, body: '', index: -1 }, false)
  expect(await screen.findByText(/An empty request looks the same\.$/)).toBeVisible()
  expect(screen.queryByRole('textbox')).toBeNull()
})
