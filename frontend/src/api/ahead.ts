import { request } from './client'

const KEPT_MS = 10_000

const begun = new Map<string, { answer: Promise<unknown>; untilMs: number }>()

const keyOf = (path: string, project: string | undefined) => `${project ?? ''} ${path}`

/** Asks before the code that wants the answer is here; whoever asks the same within 10 s is given this answer, once. */
export function askAhead<T>(path: string, project?: string): Promise<T> {
  const answer = request<T>(path, project === undefined ? {} : { project })
  // Who takes it is told what went wrong.
  answer.catch(() => {})
  begun.set(keyOf(path, project), { answer, untilMs: performance.now() + KEPT_MS })
  return answer
}

/** The answer that was asked for ahead, or a call made now. Rejects with ApiError. */
export function takeOrAsk<T>(
  path: string,
  call: { project?: string; signal?: AbortSignal } = {},
): Promise<T> {
  const key = keyOf(path, call.project)
  const early = begun.get(key)
  begun.delete(key)
  return early && performance.now() < early.untilMs ? (early.answer as Promise<T>) : request<T>(path, call)
}

const sockets = new Map<string, WebSocket>()

/** Connects before the code that wants the connection is here; one that nobody takes within 10 s is closed. */
export function connectAhead(url: string): void {
  const socket = new WebSocket(url)
  sockets.set(url, socket)
  setTimeout(() => {
    if (sockets.get(url) !== socket) return
    sockets.delete(url)
    socket.close()
  }, KEPT_MS)
}

/** The connection that was made ahead, if it still stands, or a new one. */
export function takeOrConnect(url: string): WebSocket {
  const early = sockets.get(url)
  sockets.delete(url)
  return early && early.readyState <= WebSocket.OPEN ? early : new WebSocket(url)
}
