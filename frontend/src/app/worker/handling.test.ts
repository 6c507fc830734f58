import { describe, expect, it } from 'vitest'
import { handlingOf } from './handling'

const ORIGIN = 'https://stats.example.com'
const KEPT = new Set(['/', '/theme.js'])
const handled = (path: string, part: Partial<Request> = {}) =>
  handlingOf(
    { url: new URL(path, ORIGIN).href, method: 'GET', mode: 'cors', destination: '', ...part },
    ORIGIN,
    KEPT,
  )
const page = { mode: 'navigate', destination: 'document' } as const

describe('handlingOf', () => {
  it.each([
    '/api/metrics',
    '/api',
    '/ws',
    '/ws?project=p1',
    '/metrics',
    '/health',
    '/socket.io/?x=1',
    '/plugins/a/index.html',
  ])('leaves %s to the server', (path) => {
    expect(handled(path)).toBe('server')
    expect(handled(path, page)).toBe('server')
  })

  it('never keeps what changes something or comes from elsewhere', () => {
    expect(handled('/', { ...page, method: 'POST' })).toBe('server')
    expect(handled('https://elsewhere.example.com/assets/a.js')).toBe('server')
  })

  it('serves screens of the interface as pages, but not frames, and not pages of the server', () => {
    expect(handled('/dashboards/d1?range=today', page)).toBe('page')
    expect(handled('/apiary', page)).toBe('page')
    expect(handled('/docs', page)).toBe('server')
    expect(handled('/dashboards', { mode: 'navigate', destination: 'iframe' })).toBe('server')
  })

  it('keeps hashed assets, and the newest of the few other files', () => {
    expect(handled('/assets/index-Dk3.js')).toBe('asset')
    expect(handled('/theme.js')).toBe('file')
    expect(handled('/robots.txt')).toBe('server')
  })
})
