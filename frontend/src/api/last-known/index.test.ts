// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { request, takeShownKept } from '../client'
import { forgetLastKnown, keep, placeShelf, recall, writeWaiting } from './index'

const kept = new Map<string, unknown>()
const place = {
  get: (key: string) => Promise.resolve(kept.get(key)),
  put: (entries: ReadonlyMap<string, unknown>) => {
    entries.forEach((value, key) => kept.set(key, value))
    return Promise.resolve()
  },
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
  it('is written to a little later, with the newest of each, and knows everything meanwhile', async () => {
    vi.useFakeTimers()
    try {
      const put = vi.spyOn(place, 'put')
      keep('a', 1)
      keep('b', 2)
      keep('a', 3)
      expect(put).not.toHaveBeenCalled()
      expect(await recall('a')).toBe(3)
      await vi.advanceTimersByTimeAsync(2_000)
      expect(put).toHaveBeenCalledOnce()
      expect([...kept]).toEqual([
        ['a', 3],
        ['b', 2],
      ])
      expect(await recall('a')).toBe(3)
    } finally {
      vi.useRealTimers()
    }
  })

  it('is written to when the page goes, and not at all with what was to be forgotten', async () => {
    keep('a', 1)
    window.dispatchEvent(new Event('pagehide'))
    expect(kept.get('a')).toBe(1)
    keep('b', 2)
    await forgetLastKnown()
    await writeWaiting()
    expect(kept.size).toBe(0)
  })

  it('is cleared and closed where the installation wants nothing kept', async () => {
    keep('a', 1)
    await writeWaiting()
    keep('b', 2)
    await forgetLastKnown(true)
    keep('c', 3)
    await writeWaiting()
    expect(kept.size).toBe(0)
    expect(await recall('c')).toBeUndefined()
  })

  it('is done without where the browser refuses storage, but a fault of ours is not hidden', async () => {
    const refuse = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))
    placeShelf({ get: refuse, put: refuse, clear: refuse })
    keep('a', 1)
    await expect(writeWaiting()).resolves.toBeUndefined()
    await expect(recall('a')).resolves.toBeUndefined()
    placeShelf({ ...place, get: () => Promise.reject(new RangeError('ours')) })
    await expect(recall('a')).rejects.toThrow('ours')
    placeShelf(null)
    await expect(recall('a')).resolves.toBeUndefined()
  })
})
