import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import type { OpenLogin } from '@/api/queries/logins'
import { Toaster } from '@/design/ui/Toast'
import { OpenLogins } from './OpenLogins'

const HERE: OpenLogin = {
  id: 'here',
  device: 'desktop',
  browser: 'Chrome',
  system: 'Windows',
  network: '203.0.113.0/24',
  created_at: '2026-11-22T09:00:00Z',
  last_used_at: '2026-11-22T09:00:00Z',
  is_current: true,
}
const THERE: OpenLogin = {
  ...HERE,
  id: 'there',
  device: '',
  browser: 'curl/8.5',
  system: '',
  is_current: false,
}

function open(answer: (call: RequestInit) => Response | undefined = () => undefined) {
  const fetched = vi.fn((_: string, call: RequestInit) =>
    Promise.resolve(answer(call) ?? Response.json({ sessions: [HERE, THERE] })),
  )
  vi.stubGlobal('fetch', fetched)
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <OpenLogins />
      <Toaster />
    </QueryClientProvider>,
  )
  const sent = () => fetched.mock.calls.filter(([, call]) => call.method === 'DELETE').map(([path]) => path)
  return { sent, user: userEvent.setup() }
}

afterEach(() => vi.unstubAllGlobals())

it('says with what and from where one is logged in, and offers no way to end the login in use', async () => {
  open()
  const here = (await screen.findByText('Chrome on Windows')).closest('li')!
  expect(within(here).getByText('This browser')).toBeInTheDocument()
  expect(within(here).getByText(/203\.0\.113\.0\/24/)).toBeInTheDocument()
  expect(within(here).queryByRole('button')).toBeNull()
  expect(screen.getByText('curl/8.5')).toBeInTheDocument()
})

it('ends one login', async () => {
  const { sent, user } = open((call) =>
    call.method === 'DELETE' ? new Response(null, { status: 204 }) : undefined,
  )
  await user.click(await screen.findByRole('button', { name: 'End the login: curl/8.5' }))
  await waitFor(() => expect(sent()).toEqual(['/api/auth/sessions/there']))
  expect(await screen.findByText('Login ended: curl/8.5')).toBeInTheDocument()
})

it('ends all others and says how many', async () => {
  const { sent, user } = open((call) => (call.method === 'DELETE' ? Response.json({ ended: 1 }) : undefined))
  await user.click(await screen.findByRole('button', { name: 'Log out everywhere else' }))
  await waitFor(() => expect(sent()).toEqual(['/api/auth/sessions']))
  expect(await screen.findByText('1 other login ended')).toBeInTheDocument()
})

it('can be asked again after an error', async () => {
  open(() => Response.json({ error: { code: 'unavailable', message: 'Away.' } }, { status: 503 }))
  expect(await screen.findByText('Away.')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Retry' })).toBeInTheDocument()
})
