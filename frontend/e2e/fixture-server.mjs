// Serves the built interface under the product's security policy and speaks its API with moving, made-up data: to look at
// screens, and to drive the states that a healthy server never shows. Never part of the product.
import { readFileSync, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'
import { answer, arrivals, makeEvent } from './fixture-data.mjs'

const WEB = process.env.WEB_DIR ?? fileURLToPath(new URL('../../src/tidegauge/web/', import.meta.url))
// The same text as src/tidegauge/app/security_headers.py.
export const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types app 'allow-duplicates'",
].join('; ')
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain',
}
const KEY = 'tg_w_7Qm2xVbN4sKfR9yTzLcHjA1e'

/** `mode`: live | empty | error | loading | first | flaky; changes while it runs. */
export async function startFixture(port = 0) {
  const state = { mode: 'live', isLoggedIn: true, hasEvents: true, isDemo: true, keys: startKeys() }
  const server = createServer((request, response) => void route(state, request, response))
  const sockets = new WebSocketServer({ server, path: '/ws' })
  sockets.on('connection', (socket) => (state.isDown ? socket.terminate() : converse(state, socket)))
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = () => {
    sockets.clients.forEach((socket) => socket.terminate())
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${server.address().port}`, state, sockets, close }
}

function startKeys() {
  const at = '2026-11-20T08:12:00.000Z'
  const key = (id, kind, name, prefix, full, used, revoked) => {
    return { id, kind, name, prefix, key: full, created_at: at, last_used_at: used, revoked_at: revoked }
  }
  return [
    key('k1', 'write', 'Website', 'tg_w_7Qm2', KEY, new Date(Date.now() - 4000).toISOString(), null),
    key(
      'k2',
      'write',
      'Checkout service',
      'tg_w_p4Xa',
      'tg_w_p4XaZZ81',
      new Date(Date.now() - 8e6).toISOString(),
      null,
    ),
    key('k3', 'read', 'Nightly report', 'tg_r_Lm90', null, null, null),
    key('k4', 'write', 'Old landing page', 'tg_w_0oIl', null, at, '2026-11-21T10:00:00.000Z'),
  ]
}

function me(state) {
  const project = (id, name, isDemo) => {
    return { id, name, timezone: 'UTC', is_demo: isDemo, role: 'admin', has_events: state.hasEvents }
  }
  const projects = [project('p1', 'Demo shop', state.isDemo), project('p2', 'Corporate site', false)]
  return { id: 'u1', email: 'admin@example.com', name: 'Anong S.', role: 'admin', projects }
}

async function route(state, request, response) {
  const { pathname } = new URL(request.url, 'http://x')
  if (!pathname.startsWith('/api/')) return serveFile(state, pathname, response)
  const send = (status, body) => {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' })
    response.end(body === undefined ? undefined : JSON.stringify(body))
  }
  const refuse = (status, code, message) =>
    send(status, { error: { code, message, details: [], request_id: 'req-5f21' } })
  let text = ''
  for await (const chunk of request) text += chunk
  const body = text ? JSON.parse(text) : {}
  const call = `${request.method} ${pathname}`
  if (call === 'POST /api/auth/login') {
    if (body.password !== 'correct') return refuse(401, 'invalid_credentials', 'Wrong')
    state.isLoggedIn = true
    return send(200, { access_token: 'x', refresh_token: 'y', token_type: 'bearer', expires_in: 900 })
  }
  if (call === 'POST /api/auth/logout') return ((state.isLoggedIn = false), send(204))
  if (call === 'GET /api/auth/session')
    return send(200, { is_signed_in: state.isLoggedIn, is_renewable: false })
  if (!state.isLoggedIn) return refuse(401, 'unauthenticated', 'Log in first')
  if (call === 'POST /api/auth/refresh') return send(200, {})
  if (call === 'GET /api/auth/session')
    return send(200, { is_signed_in: state.isLoggedIn !== false, is_renewable: false })
  if (call === 'GET /api/auth/me') return send(200, me(state))
  if (call === 'POST /api/projects') return send(201, { ...me(state).projects[1], ...body, id: 'p3' })
  if (call === 'DELETE /api/projects/p1') return ((state.isDemo = false), send(202, {}))
  if (call === 'GET /api/sources') return send(200, arrivals())
  if (call === 'GET /api/rejects') return send(200, { rejects: [], counts: [], by_hour: [], kept: 0 })
  if (pathname.endsWith('/keys') && request.method === 'GET')
    return state.mode === 'error'
      ? refuse(503, 'unavailable', 'The key store does not answer.')
      : send(200, { keys: state.keys })
  if (pathname.endsWith('/keys')) {
    const prefix = `tg_${body.kind[0]}_${state.keys.length}abc`
    const made = { ...startKeys()[2], id: `k${state.keys.length + 1}`, ...body, prefix, key: `${prefix}9fQz` }
    state.keys.push({ ...made, key: body.kind === 'write' ? made.key : null })
    return send(201, made)
  }
  if (request.method === 'DELETE') {
    const found = state.keys.find((one) => pathname.endsWith(one.id))
    if (found) found.revoked_at = new Date().toISOString()
    return send(204)
  }
  refuse(404, 'not_found', `No route ${call}`)
}

function serveFile(state, pathname, response) {
  const path = join(WEB, normalize(pathname))
  const isFile = extname(path) !== '' && path.startsWith(WEB) && existsSync(path)
  const file = isFile ? path : join(WEB, 'index.html')
  response.writeHead(200, {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Content-Security-Policy': POLICY,
    'Cache-Control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  // Another build is another service worker, byte for byte.
  const build = file.endsWith('sw.js') && state.build ? `\n// ${state.build}` : ''
  response.end(Buffer.concat([readFileSync(file), Buffer.from(build)]))
}

function converse(state, socket) {
  const subscriptions = new Map()
  socket.subscriptions = subscriptions
  const send = (message) => socket.readyState === 1 && socket.send(JSON.stringify(message))
  const tick = (id, entry) => {
    if (state.mode === 'loading') return
    if (state.mode === 'error')
      return send({
        type: 'error',
        id,
        code: 'query_timeout',
        message: 'The query took longer than 10 s and was stopped.',
        request_id: 'req-8c40',
      })
    entry.version++
    const isSnapshot = entry.version === 1
    if (entry.feed) {
      const count =
        state.mode === 'empty' || state.mode === 'first'
          ? 0
          : isSnapshot
            ? 40
            : 1 + Math.floor(Math.random() * 3)
      const events = Array.from({ length: count }, (_, index) =>
        makeEvent(isSnapshot ? index * 700 : index * 40),
      )
      return send({
        type: 'events',
        id,
        events,
        version: entry.version,
        snapshot: isSnapshot,
        ...(isSnapshot ? {} : { skipped: 0 }),
      })
    }
    const isBlank = state.mode === 'empty' || (state.mode === 'first' && !state.hasEvents)
    send({
      type: 'metric_update',
      id,
      version: entry.version,
      snapshot: isSnapshot,
      ...answer(entry.query, isBlank),
    })
  }
  socket.on('message', (data) => {
    const message = JSON.parse(data)
    if (message.type === 'subscribe') {
      const entry = { query: message.query, feed: message.feed, version: 0 }
      subscriptions.set(message.id, entry)
      setTimeout(() => tick(message.id, entry), 30)
    } else if (message.type === 'unsubscribe') subscriptions.delete(message.id)
  })
  const timer = setInterval(() => {
    if (state.mode === 'error' || state.mode === 'loading') return
    for (const [id, entry] of subscriptions) tick(id, entry)
  }, 400)
  const ping = setInterval(() => send({ type: 'ping' }), 15_000)
  socket.on('close', () => (clearInterval(timer), clearInterval(ping)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startFixture(Number(process.env.PORT ?? 8060))
  console.log(`fixture on ${url}`)
}
