import type { ReactElement, ReactNode } from 'react'
import { LiveSocket, type LiveMessage } from '@/api/ws'
import { FrameScheduler } from '@/live/scheduler'
import { LiveContextProvider } from '@/live/live-context'
import { StreamStore } from '@/live/stream-store'

/** A live context without a network: messages are handed in and drawn at once, `flush` draws what else is due. */
export function fakeLive() {
  const listeners = new Set<(message: LiveMessage) => void>()
  const bodies: object[] = []
  const frames: (() => void)[] = []
  const flush = () => frames.splice(0).forEach((run) => run())
  const scheduler = new FrameScheduler({
    request: (run) => frames.push(run),
    cancel: () => {},
    isHidden: () => false,
    onVisibility: () => {},
  })
  const subscribe = (body: object, listener: (message: LiveMessage) => void) => {
    bodies.push(body)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const socket = new LiveSocket({ url: () => 'ws://nowhere' })
  const live = { socket, store: new StreamStore({ subscribe }, scheduler) }
  return {
    bodies,
    flush,
    send: (message: object) => {
      listeners.forEach((listener) => listener(message as LiveMessage))
      flush()
    },
    connect: (connection: 'live' | 'offline') => {
      const state = { connection, retryAt: null }
      socket.getState = () => state
    },
    wrap: ({ children }: { children: ReactNode }): ReactElement => (
      <LiveContextProvider value={live}>{children}</LiveContextProvider>
    ),
  }
}

export function frame(part: object): object {
  return {
    type: 'metric_update',
    id: 'q1',
    metric: 'page_views',
    value: 0,
    results: [],
    timestamp: '2026-11-22T03:04:05.000Z',
    version: 1,
    meta: {
      from: '2026-11-22T02:04:05.000Z',
      to: '2026-11-22T03:04:05.000Z',
      interval: null,
      exact: true,
      mode: 'incremental',
      lag_ms: 12,
    },
    ...part,
  }
}
