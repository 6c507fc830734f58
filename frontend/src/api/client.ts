import { withKey } from './call-key'
import { ApiError } from './error'
import { keep, recall } from './last-known'
import { keptKey } from './last-known/kept-call'

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  project?: string
  /** Shown instead of the login: the session of a public link. */
  bearer?: string
  signal?: AbortSignal
  /** Sent again under the same key, the call is carried out once. */
  key?: string | undefined
}

const listeners = new Set<() => void>()
let refreshing: Promise<boolean> | null = null

/** Calls `listener` when the login has run out and could not be renewed. Returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Renews the login cookie; concurrent callers share one request. */
function refresh(): Promise<boolean> {
  refreshing ??= send('/api/auth/refresh', { method: 'POST' })
    .then((response) => response.ok)
    .finally(() => (refreshing = null))
  return refreshing
}

async function send(path: string, call: Call): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json' })
  if (call.body !== undefined) headers.set('Content-Type', 'application/json')
  if (call.project !== undefined) headers.set('X-Project', call.project)
  if (call.bearer !== undefined) headers.set('Authorization', `Bearer ${call.bearer}`)
  if (call.key !== undefined) headers.set('Idempotency-Key', call.key)
  const init: RequestInit = { method: call.method ?? 'GET', headers, credentials: 'same-origin' }
  if (call.body !== undefined) init.body = JSON.stringify(call.body)
  if (call.signal) init.signal = call.signal
  try {
    return await fetch(path, init)
  } catch (error) {
    // fetch reports every network failure as TypeError; an abort is the caller's own wish.
    if (error instanceof TypeError) throw new ApiError(0, 'network', error.message)
    throw error
  }
}

/** One call with a key in place of the login. Throws ApiError when no answer came. */
export function sendAs(key: string, path: string, body: unknown): Promise<Response> {
  return send(path, { method: 'POST', body, bearer: key })
}

/** Messages to an open stream; whether they were taken. */
export async function sendTo(
  path: string,
  project: string,
  body: unknown,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await ask(path, { method: 'POST', project, body, signal })
    return true
  } catch {
    return false
  }
}

// Renewing the login does not help where no login is asked for.
const isAuthPath = (path: string) =>
  path.startsWith('/api/share/') || (path.startsWith('/api/auth/') && path !== '/api/auth/me')

const isOffline = (error: unknown) => error instanceof ApiError && error.status === 0

let hasShownKept = false

/** Whether answers from the time before the server went away were given out since this was last asked. */
export function takeShownKept(): boolean {
  const had = hasShownKept
  hasShownKept = false
  return had
}

/**
 * The decoded answer of one call. A 401 is retried once after the login was renewed. Without a server the last known answer, for the
 * calls that are kept. Throws ApiError.
 */
export async function request<T>(path: string, call: Call = {}): Promise<T> {
  const key = keptKey(path, call)
  try {
    const answer = await ask<T>(path, call)
    if (key !== null) keep(key, answer)
    return answer
  } catch (error) {
    const known = key !== null && isOffline(error) ? await recall(key) : undefined
    if (known === undefined) throw error
    hasShownKept = true
    return known as T
  }
}

// Nobody knows whether the call was carried out, or it still is.
const isUnknown = (error: unknown) =>
  error instanceof ApiError && (error.status === 0 || error.status >= 500 || error.code === 'call_under_way')

async function ask<T>(path: string, call: Call): Promise<T> {
  if (call.method !== 'POST' || call.key !== undefined) return answered<T>(path, call)
  const content = `${call.project ?? ''}\n${JSON.stringify(call.body ?? null)}`
  return withKey(path, content, (key) => answered<T>(path, { ...call, key }), isUnknown)
}

async function answered<T>(path: string, call: Call): Promise<T> {
  const response = await responded(path, call)
  return (response.status === 204 || response.status === 202 ? undefined : await response.json()) as T
}

/** The answer itself, for files. A 401 is retried once after the login was renewed. Throws ApiError. */
export async function responded(path: string, call: Call): Promise<Response> {
  let response = await send(path, call)
  if (response.status === 401 && !isAuthPath(path)) {
    if (await refresh()) response = await send(path, call)
    if (response.status === 401) listeners.forEach((listener) => listener())
  }
  if (!response.ok) throw await ApiError.from(response)
  return response
}
