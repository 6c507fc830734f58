import { keep, recall } from '@/api/last-known'
import type { Frame } from '@/api/types'
import type { LiveMessage, LiveSocket } from '@/api/ws'
import { queryKey } from './query-key'

type Socket = Pick<LiveSocket, 'subscribe' | 'getState' | 'onState'>

const KEEP_EVERY_MS = 10_000
const MOST_ROWS = 1_000

/** A socket that answers with the last answer it knew while there is no connection. Events are personal and not kept. */
export function rememberingSocket(socket: Socket, project: string): Pick<LiveSocket, 'subscribe'> {
  return {
    subscribe(body, listener) {
      if (!('query' in body)) return socket.subscribe(body, listener)
      const key = `live ${project} ${queryKey(body)}`
      let hasAnswer = false
      let keptAtMs = -Infinity
      const hear = (message: LiveMessage) => {
        if (message.type === 'metric_update') {
          hasAnswer = true
          const nowMs = performance.now()
          if (nowMs - keptAtMs >= KEEP_EVERY_MS && message.results.length <= MOST_ROWS) {
            keptAtMs = nowMs
            keep(key, message)
          }
        }
        listener(message)
      }
      const recallWhenOffline = () => {
        if (hasAnswer || socket.getState().connection !== 'offline') return
        void recall(key).then((frame) => {
          if (frame === undefined || hasAnswer || isClosed) return
          hasAnswer = true
          listener(frame as Frame)
        })
      }
      let isClosed = false
      const unsubscribe = socket.subscribe(body, hear)
      const unwatch = socket.onState(recallWhenOffline)
      recallWhenOffline()
      return () => {
        isClosed = true
        unwatch()
        unsubscribe()
      }
    },
  }
}
