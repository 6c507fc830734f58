import { beforeEach, describe, expect, it, vi } from 'vitest'
import { boardAt, makeFirstCalls } from './first-calls'

const fetchMock = vi.fn<typeof fetch>()
const asked = () =>
  fetchMock.mock.calls.map(([path, init]) =>
    `${path as string} ${new Headers(init?.headers).get('X-Project') ?? ''}`.trim(),
  )
const projects = [
  { id: '1', has_events: true, is_system: true },
  { id: '2', has_events: true, is_system: false },
  { id: '3', has_events: false, is_system: false },
]

beforeEach(() => {
  fetchMock.mockReset()
  vi.stubGlobal('fetch', fetchMock)
})

function serve(isSignedIn: boolean) {
  fetchMock.mockImplementation((path) => {
    const body =
      path === '/api/auth/session'
        ? { is_signed_in: isSignedIn }
        : path === '/api/auth/me'
          ? { projects }
          : {}
    return Promise.resolve(new Response(JSON.stringify(body)))
  })
}

describe('the first calls', () => {
  it('ask who is there and for the dashboard, in the project that will be shown', async () => {
    serve(true)
    await makeFirstCalls({ pathname: '/dashboards/a%20b', search: '' })
    expect(asked()).toEqual(['/api/auth/session', '/api/auth/me', '/api/dashboards/a%20b 2'])
  })

  it('ask in the project of the address', async () => {
    serve(true)
    await makeFirstCalls({ pathname: '/dashboards/x', search: '?project=3' })
    expect(asked().at(-1)).toBe('/api/dashboards/x 3')
  })

  it('ask for no dashboard on other screens', async () => {
    serve(true)
    await makeFirstCalls({ pathname: '/dashboards', search: '' })
    expect(asked()).toEqual(['/api/auth/session', '/api/auth/me'])
  })

  it('ask a stranger for nothing that would be refused', async () => {
    serve(false)
    await makeFirstCalls({ pathname: '/dashboards/x', search: '' })
    expect(asked()).toEqual(['/api/auth/session'])
  })

  it('do not exist behind a public link', async () => {
    await makeFirstCalls({ pathname: '/share/token', search: '' })
    expect(asked()).toEqual([])
  })
})

describe('the dashboard at an address', () => {
  it.each([
    ['/dashboards/7f', '7f'],
    ['/dashboards/7f/', '7f'],
    ['/dashboards/', null],
    ['/dashboards/a/b', null],
    ['/dashboards/%E0%A4%A', null],
    ['/', null],
  ])('%s is %s', (path, board) => expect(boardAt(path)).toBe(board))
})
