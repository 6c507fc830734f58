import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { request, takeShownKept } from '../client'
import { forgetLastKnown, keep, placeShelf, recall } from './index'

const kept = new Map<string, unknown>()
const place = {
  get: (key: string) => Promise.resolve(kept.get(key)),
  put: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  clear: () => {
    kept.clear()
    return Promise.resolve()
  },
}
const fetchMock = vi.fn<typeof fetch>()

beforeEach(() => {
  kept.clear()
  placeShelf(place)
  fetchMock.mockReset()
  vi.stubGlobal('fetch', fetchMock)
  takeShownKept()
})
afterEach(() => placeShelf(null))

const online = (body: unknown) =>
  fetchMock.mockResolvedValueOnce(
    new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } }),
  )
const offline = () => fetchMock.mockRejectedValueOnce(new TypeError('Failed to fetch'))

describe('request without a server', () => {
  it('answers what it answered before, and says so once', async () => {
    online({ dashboards: ['d1'] })
    await request('/api/dashboards', { project: 'p1' })
    expect(takeShownKept()).toBe(false)
    offline()
    expect(await request('/api/dashboards', { project: 'p1' })).toEqual({ dashboards: ['d1'] })
    expect(takeShownKept()).toBe(true)
    expect(takeShownKept()).toBe(false)
  })

  it('fails for another project, for what is not kept, and after forgetting', async () => {
    online({ dashboards: [] })
    await request('/api/dashboards', { project: 'p1' })
    for (const [path, project] of [
      ['/api/dashboards', 'p2'],
      ['/api/events', 'p1'],
    ] as const) {
      offline()
      await expect(request(path, { project })).rejects.toMatchObject({ status: 0 })
    }
    await forgetLastKnown()
    offline()
    await expect(request('/api/dashboards', { project: 'p1' })).rejects.toMatchObject({ status: 0 })
  })

  it('never hides a refusal behind an old answer', async () => {
    kept.set('GET /api/dashboards p1', { dashboards: ['d1'] })
    fetchMock.mockResolvedValueOnce(new Response('{}', { status: 403 }))
    await expect(request('/api/dashboards', { project: 'p1' })).rejects.toMatchObject({ status: 403 })
  })
})

describe('the shelf', () => {
  it('is done without where the browser refuses storage, but a fault of ours is not hidden', async () => {
    const refuse = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    placeShelf({ get: refuse, put: refuse, clear: refuse })
    await expect(keep('a', 1)).resolves.toBeUndefined()
    await expect(recall('a')).resolves.toBeUndefined()
    placeShelf({ ...place, get: () => Promise.reject(new RangeError('ours')) })
    await expect(recall('a')).rejects.toThrow('ours')
    placeShelf(null)
    await expect(recall('a')).resolves.toBeUndefined()
  })
})
