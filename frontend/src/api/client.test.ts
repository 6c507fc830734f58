import { beforeEach, describe, expect, it, vi } from 'vitest'
import { onSignedOut, request } from './client'
import { ApiError } from './error'

const fetchMock = vi.fn<typeof fetch>()
beforeEach(() => {
  fetchMock.mockReset()
  vi.stubGlobal('fetch', fetchMock)
})

function answers(...responses: Response[]) {
  for (const response of responses) fetchMock.mockResolvedValueOnce(response)
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', ...headers } })
const paths = () => fetchMock.mock.calls.map((call) => call[0])

describe('request', () => {
  it('names the project in a header', async () => {
    answers(json(200, { ok: true }))
    await request('/api/events', { project: 'p1' })
    const headers = fetchMock.mock.calls[0]![1]!.headers as Headers
    expect(headers.get('X-Project')).toBe('p1')
  })

  it('renews the login once on 401 and repeats the call', async () => {
    answers(json(401, {}), json(200, {}), json(200, { id: 'me' }))
    expect(await request('/api/auth/me')).toEqual({ id: 'me' })
    expect(paths()).toEqual(['/api/auth/me', '/api/auth/refresh', '/api/auth/me'])
  })

  it('renews once for calls that fail together', async () => {
    fetchMock.mockImplementation((path) => {
      const renewed = paths().includes('/api/auth/refresh')
      return Promise.resolve(path === '/api/auth/refresh' || renewed ? json(200, {}) : json(401, {}))
    })
    await Promise.all([request('/api/a'), request('/api/b')])
    expect(paths().filter((path) => path === '/api/auth/refresh')).toHaveLength(1)
  })

  it('says so when the login cannot be renewed', async () => {
    const signedOut = vi.fn()
    const stop = onSignedOut(signedOut)
    answers(json(401, {}), json(401, {}))
    await expect(request('/api/projects')).rejects.toMatchObject({ status: 401 })
    expect(signedOut).toHaveBeenCalledOnce()
    stop()
  })

  it('does not try to renew when the password itself was wrong', async () => {
    answers(json(401, { error: { code: 'invalid_credentials', message: 'no' } }))
    await expect(request('/api/auth/login', { method: 'POST', body: {} })).rejects.toMatchObject({
      code: 'invalid_credentials',
    })
    expect(fetchMock).toHaveBeenCalledOnce()
  })

  it('carries message, request id and waiting time of a refusal', async () => {
    const body = { error: { code: 'rate_limited', message: 'Too many', request_id: 'r-1' } }
    answers(json(429, body, { 'Retry-After': '7' }))
    const failure: unknown = await request('/api/x').catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ApiError)
    expect(failure).toMatchObject({
      status: 429,
      message: 'Too many',
      requestId: 'r-1',
      retryAfterSeconds: 7,
    })
  })

  it('turns a proxy page and a dead network into ApiError too', async () => {
    answers(new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'Content-Type': 'text/html' } }))
    await expect(request('/api/x')).rejects.toMatchObject({ status: 502, code: 'http_502' })
    fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'))
    await expect(request('/api/x')).rejects.toMatchObject({ status: 0, code: 'network' })
  })
})
