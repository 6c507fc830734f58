import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AGAIN_MS, STORE_AWAY } from '@/api/outage'
import type { EventRecord, Query } from '@/api/types'
import type { LiveMessage } from '@/api/ws'
import { queryKey } from './query-key'
import { FrameScheduler } from './scheduler'
import { StreamStore } from './stream-store'

const frames: (() => void)[] = []
const drawFrame = () => frames.splice(0).forEach((run) => run())

function setUp() {
  const open = new Map<number, { body: object; listener: (message: LiveMessage) => void }>()
  let next = 0
  const socket = {
    subscribe(body: object, listener: (message: LiveMessage) => void) {
      const id = next++
      open.set(id, { body, listener })
      return () => void open.delete(id)
    },
  }
  const scheduler = new FrameScheduler({
    request: (run) => frames.push(run),
    cancel: () => {},
    isHidden: () => false,
    onVisibility: () => {},
  })
  return { store: new StreamStore(socket, scheduler), open, total: () => next }
}

const QUERY: Query = { metric: 'page_views', time_window: 'last_hour', group_by: ['page'] }
const SAME: Query = { group_by: ['page'], time_window: 'last_hour', metric: 'page_views' }
const update = (value: number) =>
  ({ type: 'metric_update', id: 'q', value, timestamp: 't', version: value }) as LiveMessage
const send = (open: ReturnType<typeof setUp>['open'], message: LiveMessage) =>
  open.forEach((entry) => entry.listener(message))

beforeEach(() => {
  frames.length = 0
  vi.useFakeTimers()
})
afterEach(() => void vi.useRealTimers())

describe('StreamStore', () => {
  it('shares one subscription between identical questions', () => {
    const { store, open } = setUp()
    expect(store.query(QUERY)).toBe(store.query(SAME))
    store.query(QUERY).watch(() => {})
    store.query(SAME).watch(() => {})
    expect(open.size).toBe(1)
  })

  it('announces once per frame, with the newest state', () => {
    const { store, open } = setUp()
    const stream = store.query(QUERY)
    const watcher = vi.fn()
    stream.watch(watcher)
    send(open, update(1))
    send(open, update(2))
    expect(stream.getSnapshot().data).toBeNull()
    drawFrame()
    expect(watcher).toHaveBeenCalledOnce()
    expect(stream.getSnapshot().data?.frame.value).toBe(2)
    expect(stream.getSnapshot().data?.history.map((sample) => sample.value)).toEqual([1, 2])
  })

  it('asks a store that is away again by itself, with the fault in view until it answers', () => {
    const { store, open, total } = setUp()
    const stream = store.feed()
    const leave = stream.watch(() => {})
    const away = { type: 'error', id: 'q', code: STORE_AWAY, message: '' } as LiveMessage
    for (const asked of [1, 2, 3]) {
      expect(total()).toBe(asked)
      send(open, away)
      drawFrame()
      expect(stream.getSnapshot().fault?.code).toBe(STORE_AWAY)
      vi.advanceTimersByTime(AGAIN_MS)
    }
    expect(open.size).toBe(1)
    send(open, { type: 'events', id: 'q', events: [], snapshot: true } as unknown as LiveMessage)
    drawFrame()
    expect(stream.getSnapshot()).toMatchObject({ fault: null, data: { events: [] } })
    send(open, away)
    leave()
    vi.advanceTimersByTime(10 * AGAIN_MS)
    expect([open.size, total()]).toEqual([0, 4])
  })

  it('leaves a refusal as it is', () => {
    const { store, open, total } = setUp()
    store.query(QUERY).watch(() => {})
    send(open, { type: 'error', id: 'q', code: 'invalid_input', message: '' })
    vi.advanceTimersByTime(10 * AGAIN_MS)
    expect(total()).toBe(1)
  })

  it('unsubscribes a while after the last watcher left and keeps the last data', () => {
    const { store, open } = setUp()
    const stream = store.query(QUERY)
    const leave = stream.watch(() => {})
    send(open, update(5))
    drawFrame()
    leave()
    expect(open.size).toBe(1)
    vi.advanceTimersByTime(2_000)
    expect(open.size).toBe(0)
    expect(stream.getSnapshot().data?.frame.value).toBe(5)
  })

  it('keeps the subscription when a watcher comes back in time', () => {
    const { store, total } = setUp()
    const leave = store.query(QUERY).watch(() => {})
    leave()
    vi.advanceTimersByTime(1_000)
    store.query(QUERY).watch(() => {})
    vi.advanceTimersByTime(10_000)
    expect(total()).toBe(1)
  })

  it('keeps the last good data beside an error and asks again on retry', () => {
    const { store, open, total } = setUp()
    const stream = store.query(QUERY)
    stream.watch(() => {})
    send(open, update(7))
    send(open, { type: 'error', id: 'q', code: 'timeout', message: 'slow' })
    drawFrame()
    expect(stream.getSnapshot()).toMatchObject({ data: { frame: { value: 7 } }, fault: { code: 'timeout' } })
    stream.retry()
    drawFrame()
    expect(stream.getSnapshot().fault).toBeNull()
    expect([open.size, total()]).toEqual([1, 2])
  })
})

describe('feed', () => {
  const event = (id: string, timestamp: string) => ({ id, timestamp }) as EventRecord
  const batch = (events: EventRecord[], extra = {}) =>
    ({ type: 'events', id: 'f', events, version: 1, ...extra }) as LiveMessage

  it('puts the newest first, shows an id once and counts what was sampled away', () => {
    const { store, open } = setUp()
    const feed = store.feed()
    feed.watch(() => {})
    send(open, batch([event('b', '2'), event('a', '1')], { snapshot: true }))
    send(open, batch([event('b', '2'), event('c', '3')], { skipped: 10 }))
    drawFrame()
    const { data } = feed.getSnapshot()
    expect(data?.events.map((one) => one.id)).toEqual(['c', 'b', 'a'])
    expect(data).toMatchObject({ arrived: 11, skipped: 10 })
  })
})

describe('queryKey', () => {
  it('ignores key order and empty parts, but not the order of a list', () => {
    expect(queryKey({ a: 1, b: undefined, c: [1, { y: 2, x: 1 }] })).toBe(
      queryKey({ c: [1, { x: 1, y: 2 }], a: 1 }),
    )
    expect(queryKey({ a: [1, 2] })).not.toBe(queryKey({ a: [2, 1] }))
  })
})
