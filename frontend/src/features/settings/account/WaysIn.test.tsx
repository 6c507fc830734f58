import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import type { WaysIn as Ways } from '@/api/queries/identities'
// Dialogs are loaded when they are first opened: here at once.
import '@/design/ui/overlay'
import { Toaster } from '@/design/ui/Toast'
import { WaysIn } from './WaysIn'

const LINKED = {
  id: 'i',
  name: 'login.example',
  issuer: 'https://login.example',
  linked_at: '2026-11-22T09:00:00Z',
  last_used_at: null,
  is_way_in: true,
  is_last_way_in: false,
}

function open(ways: Ways) {
  const sent: unknown[] = []
  vi.stubGlobal(
    'fetch',
    vi.fn((path: string, call: RequestInit) => {
      if (call.method === 'GET') return Promise.resolve(Response.json(ways))
      sent.push([path, JSON.parse(call.body as string)])
      return Promise.resolve(Response.json({ ended: 1 }))
    }),
  )
  render(
    <QueryClientProvider client={new QueryClient()}>
      <WaysIn />
      <Toaster />
    </QueryClientProvider>,
  )
  return { sent, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('offers no password to change to who has none, and does not take the only way in', async () => {
  open({
    has_password: false,
    may_use_password: true,
    identities: [{ ...LINKED, is_last_way_in: true }],
  })
  expect(await screen.findByText('None. You log in with login.example.')).toBeInTheDocument()
  expect(screen.getByText('An administrator can give you a link to set one.')).toBeInTheDocument()
  expect(screen.getByText(/your only way to log in/)).toBeInTheDocument()
  expect(screen.queryByRole('button')).toBeNull()
})

it('says that a password would be of no use where passwords are off', async () => {
  open({ has_password: false, may_use_password: false, identities: [LINKED] })
  expect(await screen.findByText('Passwords are turned off here.')).toBeInTheDocument()
})

it('unlinks a login service for the password', async () => {
  const { sent, user } = open({ has_password: true, may_use_password: true, identities: [LINKED] })
  await user.click(await screen.findByRole('button', { name: 'Unlink login.example' }))
  const confirm = await screen.findByRole('button', { name: 'Unlink' })
  expect(confirm).toBeDisabled()
  await user.type(screen.getByLabelText('Your password'), 'secret{Enter}')
  await waitFor(() => expect(sent).toEqual([['/api/auth/identities/i/unlink', { password: 'secret' }]]))
  expect(await screen.findByText('login.example is unlinked')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Change password' })).toBeInTheDocument()
})
