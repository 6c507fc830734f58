import { beforeEach, describe, expect, it, vi } from 'vitest'
import { askAhead, connectAhead, takeOrAsk, takeOrConnect } from './ahead'
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
    void askAhead('/api/dashboards/10')
    await expect(takeOrAsk('/api/dashboards/10')).rejects.toMatchObject({
      status: 404,
    } satisfies Partial<ApiError>)
  })
})

class FakeSocket {
  static OPEN = 1
  static made: FakeSocket[] = []
  readyState = 0
  constructor(readonly url: string) {
    FakeSocket.made.push(this)
  }
  close() {
    this.readyState = 3
  }
}

describe('connecting ahead', () => {
  beforeEach(() => void vi.stubGlobal('WebSocket', FakeSocket))

  it('gives the connection to the first who wants it', () => {
    connectAhead('ws://test/ws?project=1')
    const early = takeOrConnect('ws://test/ws?project=1')
    expect(takeOrConnect('ws://test/ws?project=1')).not.toBe(early)
    expect(takeOrConnect('ws://test/ws?project=2').url).toBe('ws://test/ws?project=2')
  })

  it('closes what nobody takes, and never what was taken', () => {
    vi.useFakeTimers()
    try {
      connectAhead('ws://test/ws?project=3')
      const taken = takeOrConnect('ws://test/ws?project=3')
      connectAhead('ws://test/ws?project=4')
      vi.advanceTimersByTime(10_000)
      expect(taken.readyState).toBe(0)
      expect(takeOrConnect('ws://test/ws?project=4').readyState).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('makes a new one when the early one has been refused', () => {
    connectAhead('ws://test/ws?project=5')
    FakeSocket.made.at(-1)!.close()
    expect(takeOrConnect('ws://test/ws?project=5').readyState).toBe(0)
  })
})
