import { beforeEach, describe, expect, it, vi } from 'vitest'
import { askAhead, takeOrAsk } from './ahead'
import { ApiError } from './error'

const fetchMock = vi.fn<typeof fetch>()
beforeEach(() => {
  fetchMock.mockReset()
  vi.stubGlobal('fetch', fetchMock)
  let calls = 0
  fetchMock.mockImplementation(() => Promise.resolve(new Response(JSON.stringify({ call: ++calls }))))
})

describe('asking ahead', () => {
  it('gives the answer to the first who asks the same, and to nobody else', async () => {
    await askAhead('/api/dashboards/7', 'p1')
    expect(await takeOrAsk('/api/dashboards/7', { project: 'p1' })).toEqual({ call: 1 })
    expect(await takeOrAsk('/api/dashboards/7', { project: 'p1' })).toEqual({ call: 2 })
  })

  it('gives it while it is still on its way', async () => {
    const early = askAhead('/api/auth/me')
    const asked = takeOrAsk('/api/auth/me')
    expect(await asked).toBe(await early)
    expect(fetchMock).toHaveBeenCalledOnce()
  })

  it('never gives the answer of another project', async () => {
    await askAhead('/api/dashboards/8', 'p1')
    expect(await takeOrAsk('/api/dashboards/8', { project: 'p2' })).toEqual({ call: 2 })
  })

  it('forgets what nobody wanted in time', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(0)
    await askAhead('/api/dashboards/9')
    now.mockReturnValue(10_000)
    expect(await takeOrAsk('/api/dashboards/9')).toEqual({ call: 2 })
  })

  it('tells who takes it what went wrong', async () => {
    fetchMock.mockImplementation(() => Promise.resolve(new Response('{}', { status: 404 })))
    askAhead('/api/dashboards/10').catch(() => {})
    await expect(takeOrAsk('/api/dashboards/10')).rejects.toMatchObject({
      status: 404,
    } satisfies Partial<ApiError>)
  })
})
