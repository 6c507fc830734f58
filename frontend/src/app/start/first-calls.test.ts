// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { rememberHome } from '@/api/home-project'
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

const sockets: string[] = []
class QuietSocket {
  static OPEN = 1
  readyState = 0
  constructor(url: string) {
    sockets.push(url)
  }
  close() {}
}

beforeEach(() => {
  fetchMock.mockReset()
  vi.stubGlobal('fetch', fetchMock)
  vi.stubGlobal('WebSocket', QuietSocket)
  vi.useFakeTimers()
  sockets.length = 0
  localStorage.clear()
})
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
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
    expect(sockets).toEqual(['ws://localhost:3000/ws?project=2'])
  })

  it('are all made at once for who was here before', async () => {
    serve(true)
    rememberHome('2')
    const all = makeFirstCalls({ pathname: '/dashboards/x', search: '' })
    expect(asked()).toEqual(['/api/auth/session', '/api/auth/me', '/api/dashboards/x 2'])
    await all
    expect(asked()).toHaveLength(3)
    expect(sockets).toHaveLength(1)
  })

  it('are made again for the right project when the guess was wrong', async () => {
    serve(true)
    rememberHome('9')
    await makeFirstCalls({ pathname: '/dashboards/x', search: '' })
    expect(asked().slice(2)).toEqual(['/api/dashboards/x 9', '/api/dashboards/x 2'])
  })

  it('guess nothing when the address names another project', async () => {
    serve(true)
    rememberHome('2')
    await makeFirstCalls({ pathname: '/dashboards/x', search: '?project=3' })
    expect(asked()).toEqual(['/api/auth/session', '/api/auth/me', '/api/dashboards/x 3'])
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
    expect(sockets).toEqual([])
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
