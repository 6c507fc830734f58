import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { homeProject, rememberHome } from '../home-project'
import { forget, useMe } from './me'

const projects = [
  { id: '1', has_events: true, is_system: true },
  { id: '2', has_events: true, is_system: false },
]
const fetchMock = vi.fn<typeof fetch>()
let client: QueryClient

beforeEach(() => {
  localStorage.clear()
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  vi.stubGlobal('fetch', fetchMock)
})
afterEach(() => vi.unstubAllGlobals())

const serve = (session: object, me: () => Response) =>
  fetchMock.mockImplementation((path) =>
    Promise.resolve(
      path === '/api/auth/session'
        ? Response.json(session)
        : path === '/api/auth/me'
          ? me()
          : new Response('{}', { status: 401 }),
    ),
  )

function Who() {
  const me = useMe()
  return <p>{me.data === undefined ? 'asking' : me.data === null ? 'nobody' : 'somebody'}</p>
}
const show = () =>
  render(
    <QueryClientProvider client={client}>
      <Who />
    </QueryClientProvider>,
  )

describe('who is there', () => {
  it('leaves the project that the next page may guess, until the log out', async () => {
    serve({ is_signed_in: true, is_renewable: true }, () => Response.json({ projects }))
    show()
    await screen.findByText('somebody')
    expect(homeProject()).toBe('2')
    forget(client)
    expect(homeProject()).toBeNull()
  })

  it.each([
    ['there is no login', { is_signed_in: false, is_renewable: false }],
    ['the login has ended', { is_signed_in: true, is_renewable: true }],
  ])('leaves nothing to guess when %s', async (_, session) => {
    rememberHome('2')
    serve(session, () => new Response('{}', { status: 401 }))
    show()
    await screen.findByText('nobody')
    expect(homeProject()).toBeNull()
  })
})
