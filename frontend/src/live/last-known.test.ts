// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { placeShelf, writeWaiting } from '@/api/last-known'
import type { Connection, LiveMessage } from '@/api/ws'
import { frame } from '@/testing/fake-live'
import { rememberingSocket } from './last-known'

const kept = new Map<string, unknown>()
const QUESTION = { query: { metric: 'page_views', time_window: 'last_hour' }, deltas: true }
const update = (value: number, rows = 0) =>
  frame({ value, results: Array.from({ length: rows }, () => ({})) }) as LiveMessage

function fakeSocket(connection: Connection) {
  const state = { connection, retryAt: null }
  const watchers = new Set<() => void>()
  let listener: (message: LiveMessage) => void = () => {}
  const unsubscribe = vi.fn()
  return {
    socket: {
      getState: () => state,
      onState: (watch: () => void) => {
        watchers.add(watch)
        return () => void watchers.delete(watch)
      },
      subscribe: (_: object, hear: typeof listener) => ((listener = hear), unsubscribe),
    },
    send: (message: LiveMessage) => listener(message),
    goOffline: () => {
      state.connection = 'offline'
      watchers.forEach((watch) => watch())
    },
    watchers,
    unsubscribe,
  }
}

function subscribe(fake: ReturnType<typeof fakeSocket>, project = 'p1', body: object = QUESTION) {
  const heard: unknown[] = []
  const stop = rememberingSocket(fake.socket, project).subscribe(body, (message) =>
    heard.push('value' in message ? message.value : message.type),
  )
  return { heard, stop }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(() => {
  kept.clear()
  placeShelf({
    get: (key) => Promise.resolve(kept.get(key)),
    put: (entries) => {
      entries.forEach((value, key) => kept.set(key, value))
      return Promise.resolve()
    },
    clear: () => Promise.resolve(),
  })
})
afterEach(() => placeShelf(null))

describe('rememberingSocket', () => {
  it('answers with the last known answer while there is no connection', async () => {
    const before = fakeSocket('live')
    subscribe(before)
    before.send(update(42))
    const { heard } = subscribe(fakeSocket('offline'))
    await settled()
    expect(heard).toEqual([42])
  })

  it('does so too when the connection is found to be gone only later', async () => {
    kept.set('live p1 {"deltas":true,"query":{"metric":"page_views","time_window":"last_hour"}}', update(7))
    const fake = fakeSocket('connecting')
    const { heard } = subscribe(fake)
    await settled()
    expect(heard).toEqual([])
    fake.goOffline()
    await settled()
    expect(heard).toEqual([7])
  })

  it('never replaces a real answer by an old one', async () => {
    const fake = fakeSocket('live')
    const { heard } = subscribe(fake)
    fake.send(update(1))
    fake.goOffline()
    await settled()
    expect(heard).toEqual([1])
  })

  it('keeps projects apart, and neither events nor very long answers', async () => {
    const fake = fakeSocket('live')
    subscribe(fake)
    fake.send(update(1, 1_001))
    await writeWaiting()
    expect(kept.size).toBe(0)
    subscribe(fake, 'p1', { feed: { limit: 50 } })
    fake.send({ type: 'events', id: 'f', events: [], version: 1 })
    await writeWaiting()
    expect(kept.size).toBe(0)
    subscribe(fake)
    fake.send(update(2))
    const { heard } = subscribe(fakeSocket('offline'), 'p2')
    await settled()
    expect(heard).toEqual([])
  })

  it('lets go of everything when nobody watches', () => {
    const fake = fakeSocket('live')
    subscribe(fake).stop()
    expect(fake.unsubscribe).toHaveBeenCalledOnce()
    expect(fake.watchers.size).toBe(0)
  })
})
