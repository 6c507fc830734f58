// The service worker: the interface opens without a network. It keeps files of the build and nothing else; data is never its business.
import { handlingOf } from './handling'

declare const self: ServiceWorkerGlobalScope
// Written in by the build, see scripts/worker-files.mjs.
declare const __KEPT__: readonly string[]
declare const __VERSION__: string

const PREFIX = 'tidegauge-'
const CACHE = PREFIX + __VERSION__
const KEPT: ReadonlySet<string> = new Set(__KEPT__)
// A network that accepts and never answers is as good as none.
const PATIENCE_MS = 5_000
// The server answers in several encodings; what is kept is unpacked.
const ANY = { ignoreVary: true }

/** Assets of the version before are taken over: only what changed is loaded. */
async function take(cache: Cache, path: string): Promise<void> {
  const known = path.startsWith('/assets/') ? await caches.match(path, ANY) : undefined
  if (known) await cache.put(path, known)
  else await cache.add(new Request(path, { cache: 'no-cache' }))
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  for (const path of KEPT) await take(cache, path)
}

async function activate(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name)
  await self.clients.claim()
}

async function newestOrKept(request: Request, key: string): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch (error) {
    const kept = await caches.match(key, ANY)
    if (!kept) throw error
    return kept
  }
}

async function keptOrFetched(request: Request): Promise<Response> {
  const kept = await caches.match(request, ANY)
  if (kept) return kept
  const fetched = await fetch(request)
  if (fetched.ok) await (await caches.open(CACHE)).put(request, fetched.clone())
  return fetched
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
// The page asks for it when its reader wants the new version.
self.addEventListener('message', (event) => {
  if (event.data === 'activate') event.waitUntil(self.skipWaiting())
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const handling = handlingOf(request, self.location.origin, KEPT)
  if (handling === 'page') event.respondWith(newestOrKept(request, '/'))
  if (handling === 'file') event.respondWith(newestOrKept(request, new URL(request.url).pathname))
  if (handling === 'asset') event.respondWith(keptOrFetched(request))
})
