import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backoffMs } from './backoff'
import { LiveSocket, type LiveMessage } from './ws'

class FakeSocket {
  readyState = 0
  sent: Record<string, unknown>[] = []
  onopen: (() => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  isClosed = false

  send(text: string) {
    this.sent.push(JSON.parse(text) as Record<string, unknown>)
  }
  close() {
    this.isClosed = true
    this.readyState = 3
  }
  accept() {
    this.readyState = 1
    this.onopen?.()
  }
  push(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) })
  }
  cut(code = 1006) {
    this.readyState = 3
    this.onclose?.({ code })
  }
}

let sockets: FakeSocket[]
const newest = () => sockets.at(-1)!

function setUp(onRefused?: () => Promise<void>) {
  sockets = []
  const live = new LiveSocket({
    url: () => 'ws://test/ws',
    random: () => 1,
    ...(onRefused ? { onRefused } : {}),
    open: () => {
      sockets.push(new FakeSocket())
      return newest()
    },
  })
  live.start()
  return live
}

const update = (id: string, version: number, value = 1) => ({ type: 'metric_update', id, version, value })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('LiveSocket', () => {
  it('begins at once on a socket that was opened ahead', () => {
    const early = new FakeSocket()
    early.readyState = 1
    const live = new LiveSocket({ url: () => 'ws://test/ws', open: () => early })
    live.subscribe({ query: { metric: '*' } }, () => {})
    live.start()
    expect(live.getState().connection).toBe('live')
    expect(early.sent).toMatchObject([{ type: 'subscribe' }])
  })

  it('holds subscriptions until the socket is open', () => {
    const live = setUp()
    live.subscribe({ query: { metric: '*' } }, () => {})
    expect(newest().sent).toEqual([])
    newest().accept()
    expect(newest().sent).toEqual([{ type: 'subscribe', id: 'q1', query: { metric: '*' } }])
    expect(live.getState().connection).toBe('live')
  })

  it('routes by id and ignores versions that do not grow', () => {
    const live = setUp()
    const got: number[] = []
    live.subscribe({}, (message) => got.push((message as { version: number }).version))
    newest().accept()
    for (const version of [1, 3, 2, 3, 4]) newest().push(update('q1', version))
    newest().push(update('q9', 1))
    expect(got).toEqual([1, 3, 4])
  })

  it('answers a ping', () => {
    setUp()
    newest().accept()
    newest().push({ type: 'ping' })
    expect(newest().sent).toEqual([{ type: 'pong' }])
  })

  it('subscribes everything again after a cut and takes the fresh snapshot though its version is lower', () => {
    const live = setUp()
    const got: LiveMessage[] = []
    live.subscribe({ query: 1 }, (message) => got.push(message))
    const stop = live.subscribe({ query: 2 }, () => {})
    newest().accept()
    newest().push(update('q1', 900))
    stop()
    newest().cut()
    expect(live.getState()).toMatchObject({ connection: 'offline' })
    vi.advanceTimersByTime(500)
    newest().accept()
    expect(sockets).toHaveLength(2)
    expect(newest().sent).toEqual([{ type: 'subscribe', id: 'q1', query: 1 }])
    newest().push(update('q1', 1))
    expect(got).toHaveLength(2)
  })

  it('waits longer after each failure and starts over once a message came', () => {
    setUp()
    for (const wait of [500, 1000, 2000]) {
      const before = sockets.length
      newest().accept()
      newest().cut()
      vi.advanceTimersByTime(wait - 1)
      expect(sockets).toHaveLength(before)
      vi.advanceTimersByTime(1)
      expect(sockets).toHaveLength(before + 1)
    }
    newest().accept()
    newest().push({ type: 'ping' })
    newest().cut()
    vi.advanceTimersByTime(500)
    expect(sockets).toHaveLength(5)
  })

  it('comes back when the server asked it to', async () => {
    setUp()
    newest().accept()
    newest().push({ type: 'restart', retry_ms: 7_000 })
    newest().cut(1012)
    vi.advanceTimersByTime(6_999)
    expect(sockets).toHaveLength(1)
    vi.advanceTimersByTime(1)
    expect(sockets).toHaveLength(2)
    newest().cut()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(sockets).toHaveLength(3)
  })

  it('says how many attempts could not be opened, from zero again after one that was', async () => {
    const failures: number[] = []
    const live = new LiveSocket({
      url: () => 'ws://test/ws',
      random: () => 1,
      open: (_, count) => {
        failures.push(count)
        sockets.push(new FakeSocket())
        return newest()
      },
    })
    sockets = []
    live.start()
    newest().cut()
    await vi.advanceTimersByTimeAsync(500)
    await vi.advanceTimersByTimeAsync(10_000) // without an answer
    await vi.advanceTimersByTimeAsync(1_000)
    newest().accept()
    newest().cut()
    await vi.advanceTimersByTimeAsync(4_000)
    expect(failures).toEqual([0, 1, 2, 0])
  })

  it('treats 45 s of silence as dead, and any message as life', () => {
    const live = setUp()
    newest().accept()
    vi.advanceTimersByTime(44_000)
    newest().push({ type: 'ping' })
    vi.advanceTimersByTime(44_000)
    expect(live.getState().connection).toBe('live')
    vi.advanceTimersByTime(1_000)
    expect(live.getState().connection).toBe('offline')
    expect(sockets[0]!.isClosed).toBe(true)
  })

  it('renews the login before it retries a refused connection', async () => {
    const onRefused = vi.fn(() => Promise.resolve())
    setUp(onRefused)
    newest().cut()
    await vi.advanceTimersByTimeAsync(500)
    expect(onRefused).toHaveBeenCalledOnce()
    expect(sockets).toHaveLength(2)
    newest().accept()
    newest().cut()
    await vi.advanceTimersByTimeAsync(1000)
    expect(onRefused).toHaveBeenCalledOnce()
  })

  it('renews the login when the server ends the session', async () => {
    const onRefused = vi.fn(() => Promise.resolve())
    setUp(onRefused)
    newest().accept()
    newest().cut(4401)
    await vi.advanceTimersByTimeAsync(500)
    expect(onRefused).toHaveBeenCalledOnce()
    expect(sockets).toHaveLength(2)
  })

  it('retries at once on request, but never opens a second socket beside a live one', () => {
    const live = setUp()
    live.retryNow()
    expect(sockets).toHaveLength(1)
    newest().cut()
    live.retryNow()
    expect(sockets).toHaveLength(2)
    vi.advanceTimersByTime(60_000)
    expect(sockets.filter((socket) => !socket.isClosed)).toHaveLength(1)
  })

  it('hands an error to the subscription it names', () => {
    const live = setUp()
    const got: LiveMessage[] = []
    live.subscribe({}, (message) => got.push(message))
    newest().accept()
    newest().push({ type: 'error', id: 'q1', code: 'invalid_query', message: 'no' })
    newest().push({ type: 'error', code: 'other', message: 'no' })
    expect(got).toHaveLength(1)
  })

  it('enters the room of a dashboard again after a cut, and hears it until it leaves', () => {
    const live = setUp()
    const heard: string[] = []
    const leave = live.join('d1', (message) => heard.push(message.type))
    newest().accept()
    expect(newest().sent).toEqual([{ type: 'subscribe', dashboard: 'd1' }])
    newest().push({ type: 'dashboard', id: 'd1', version: 3, document: {}, people: [] })
    newest().push({ type: 'edits', dashboard: 'd1', operations: [] })
    newest().push({ type: 'presence', dashboard: 'other', people: [] })
    expect(heard).toEqual(['dashboard', 'edits'])
    newest().cut()
    vi.advanceTimersByTime(500)
    newest().accept()
    expect(newest().sent).toEqual([{ type: 'subscribe', dashboard: 'd1' }])
    leave()
    expect(newest().sent.at(-1)).toEqual({ type: 'unsubscribe', dashboard: 'd1' })
    newest().push({ type: 'presence', dashboard: 'd1', people: [] })
    expect(heard).toHaveLength(2)
  })

  it('stays silent after stop', () => {
    const live = setUp()
    newest().accept()
    live.stop()
    vi.advanceTimersByTime(120_000)
    expect(sockets).toHaveLength(1)
    expect(newest().isClosed).toBe(true)
  })
})

describe('backoffMs', () => {
  it('doubles up to 30 s, with half of it random', () => {
    expect([0, 1, 2, 3].map((attempt) => backoffMs(attempt, () => 1))).toEqual([500, 1000, 2000, 4000])
    expect(backoffMs(40, () => 1)).toBe(30_000)
    expect(backoffMs(40, () => 0)).toBe(15_000)
  })

  const rows = (text: string) => text.split('').map((name) => ({ name }))
  const change = (base: number, version: number) => ({
    ...update('q1', version),
    base,
    removed: [0],
    at: [1],
    changed: rows('C'),
  })

  it('makes whole answers of changes', () => {
    const live = setUp()
    const got: LiveMessage[] = []
    live.subscribe({ query: { metric: '*' }, deltas: true }, (message) => got.push(message))
    newest().accept()
    newest().push({ ...update('q1', 1), results: rows('ab'), snapshot: true })
    newest().push(change(1, 2))
    expect(got).toHaveLength(2)
    expect(got[1]).toMatchObject({ version: 2, results: [{ name: 'b' }, { name: 'C' }] })
  })

  it('asks again when a change is of an answer it does not have', () => {
    const live = setUp()
    const got: LiveMessage[] = []
    live.subscribe({ query: { metric: '*' }, deltas: true }, (message) => got.push(message))
    newest().accept()
    newest().push({ ...update('q1', 1), results: rows('ab'), snapshot: true })
    newest().push(change(5, 6))
    newest().push(change(6, 7))
    expect(got).toHaveLength(1)
    expect(newest().sent.filter((message) => message.type === 'subscribe')).toHaveLength(2)
    newest().push({ ...update('q1', 7), results: rows('xy'), snapshot: true })
    newest().push(change(7, 8))
    expect(got.at(-1)).toMatchObject({ version: 8, results: [{ name: 'y' }, { name: 'C' }] })
  })

  it('asks for nothing while the tab is hidden for long, and for everything when it is shown', () => {
    const live = setUp()
    live.subscribe({ query: { metric: '*' } }, () => {})
    newest().accept()
    newest().sent.length = 0
    live.setHidden(true)
    vi.advanceTimersByTime(5_000)
    live.setHidden(false)
    vi.advanceTimersByTime(20_000)
    expect(newest().sent).toEqual([])
    live.setHidden(true)
    vi.advanceTimersByTime(11_000)
    expect(newest().sent).toEqual([{ type: 'unsubscribe', id: 'q1' }])
    live.subscribe({ feed: {} }, () => {})
    expect(newest().sent).toHaveLength(1)
    live.setHidden(false)
    expect(newest().sent.slice(1)).toEqual([
      { type: 'subscribe', id: 'q1', query: { metric: '*' } },
      { type: 'subscribe', id: 'q2', feed: {} },
    ])
  })
})
