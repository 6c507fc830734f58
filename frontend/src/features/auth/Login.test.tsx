import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { Login } from './Login'

const CHALLENGE = { second_factor: true, challenge: 'c1', expires_in: 300 }
const WAYS = { password: true, provider: false, provider_name: '' }
const session = (ways: typeof WAYS) => ({ is_signed_in: false, is_renewable: false, ways })
const refused = (code: string) => Response.json({ error: { code, message: code } }, { status: 401 })

async function toSecondStep(answer: (body: { code: string }) => Response) {
  const sent: unknown[] = []
  const fetched = vi.fn((path: string, call: RequestInit) => {
    if (path === '/api/auth/session') return Promise.resolve(Response.json(session(WAYS)))
    if (path === '/api/auth/login') return Promise.resolve(Response.json(CHALLENGE))
    const body = JSON.parse(call.body as string) as { code: string }
    sent.push(body)
    return Promise.resolve(answer(body))
  })
  vi.stubGlobal('fetch', fetched)
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Login isExpired={false} />
    </QueryClientProvider>,
  )
  const user = userEvent.setup()
  await user.type(screen.getByLabelText('Email'), 'ada@example.com')
  await user.type(screen.getByLabelText('Password'), 'a long enough password{Enter}')
  const field = await screen.findByLabelText('Code from the app, or a recovery code')
  return { user, field, sent }
}

afterEach(() => vi.unstubAllGlobals())

it('asks for a code after the password, in a field that phones and password managers fill in', async () => {
  const { field } = await toSecondStep(() => Response.json({ expires_in: 900 }))
  expect(field).toHaveFocus()
  expect(field).toHaveAttribute('autocomplete', 'one-time-code')
})

it('sends a pasted code at once, however it is spaced', async () => {
  const { user, sent } = await toSecondStep(() => Response.json({ expires_in: 900 }))
  await user.paste('123 456')
  await waitFor(() => expect(sent).toEqual([{ challenge: 'c1', code: '123456' }]))
})

it('says that a code was wrong and marks it for the next one', async () => {
  const { user, field, sent } = await toSecondStep(() => refused('wrong_code'))
  await user.type(field, 'abcd-efgh-ijkl-2345{Enter}')
  expect(await screen.findByText(/The code is wrong or was used already/)).toBeInTheDocument()
  expect(sent).toEqual([{ challenge: 'c1', code: 'abcd-efgh-ijkl-2345' }])
  const input = field as HTMLInputElement
  expect(input.selectionEnd! - input.selectionStart!).toBe(input.value.length)
})

it('goes back to the password when the time for the code is over', async () => {
  const { user, field } = await toSecondStep(() => refused('challenge_ended'))
  await user.type(field, '123456')
  expect(await screen.findByLabelText('Password')).toBeInTheDocument()
  expect(screen.getByText(/Too much time has passed/)).toBeInTheDocument()
})

it('goes back to the password when somebody else wants to log in', async () => {
  const { user } = await toSecondStep(() => refused('wrong_code'))
  await user.click(screen.getByRole('button', { name: 'Back to the password' }))
  expect(screen.getByLabelText('Email')).toBeInTheDocument()
  expect(screen.queryByText(/Too much time/)).toBeNull()
})

function withProvider(ways: Partial<typeof WAYS>, address = '/funnels?range=7d') {
  history.replaceState(null, '', address)
  const answer = () => Promise.resolve(Response.json(session({ ...WAYS, provider: true, ...ways })))
  vi.stubGlobal('fetch', vi.fn(answer))
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Login isExpired={false} />
    </QueryClientProvider>,
  )
}

it('leads to the login service of the organization, and from there to where one wanted to be', async () => {
  withProvider({})
  const link = await screen.findByRole('link', { name: 'Log in with your organization' })
  expect(link).toHaveAttribute('href', '/api/auth/oidc/login?next=%2Ffunnels%3Frange%3D7d')
  expect(screen.getByLabelText('Password')).toBeInTheDocument()
})

it('shows no password where passwords are turned off, and the words of the operator', async () => {
  withProvider({ password: false, provider_name: 'Log in with Acme' })
  expect(await screen.findByRole('link', { name: 'Log in with Acme' })).toBeInTheDocument()
  expect(screen.queryByLabelText('Password')).toBeNull()
})

it('says why the login service let nobody in, once', async () => {
  withProvider({}, '/#sign-in-refused=domain_not_allowed')
  expect(await screen.findByText(/of a domain that may not log in here/)).toBeInTheDocument()
  expect(location.hash).toBe('')
})

it('names the address that has to be registered', async () => {
  withProvider({}, '/#sign-in-refused=wrong_redirect')
  expect(await screen.findByText(/exactly: http.*\/api\/auth\/oidc\/callback/)).toBeInTheDocument()
})

it('asks for a code when the login service let somebody in who has a second step here', async () => {
  withProvider({}, '/#sign-in-code=c1.x.y')
  expect(await screen.findByLabelText('Code from the app, or a recovery code')).toBeInTheDocument()
  expect(location.hash).toBe('')
})
