/** Who answers a request: `server` always the server, `page` the newest page or the kept one, `asset` what is kept, `file` the newest. */
export type Handling = 'server' | 'page' | 'asset' | 'file'

// Data, and pages that are not this interface.
const SERVER = /^\/(api|ws|socket\.io|metrics|health|docs|openapi\.json|embed|plugins)(\/|$)/

type Asked = Pick<Request, 'url' | 'method' | 'mode' | 'destination'>

export function handlingOf(asked: Asked, origin: string, kept: ReadonlySet<string>): Handling {
  const url = new URL(asked.url)
  if (asked.method !== 'GET' || url.origin !== origin || SERVER.test(url.pathname)) return 'server'
  if (asked.mode === 'navigate') return asked.destination === 'document' ? 'page' : 'server'
  // Their names carry a hash of what is in them: they never change.
  if (url.pathname.startsWith('/assets/')) return 'asset'
  return kept.has(url.pathname) ? 'file' : 'server'
}
