import { describe, expect, it } from 'vitest'
import { keptKey } from './kept-call'

describe('keptKey', () => {
  it('keeps what the interface needs to open, by project', () => {
    expect(keptKey('/api/auth/me', {})).toBe('GET /api/auth/me ')
    expect(keptKey('/api/dashboards', { project: 'p1' })).not.toBe(
      keptKey('/api/dashboards', { project: 'p2' }),
    )
    expect(keptKey('/api/dashboards/d1', { project: 'p1' })).not.toBeNull()
  })

  it.each([
    ['/api/projects/p1/keys', 'GET'],
    ['/api/events?limit=50', 'GET'],
    ['/api/dashboards/d1/comments', 'GET'],
    ['/api/dashboards?deleted=true', 'GET'],
    ['/api/metrics', 'POST'],
    ['/api/dashboards/d1', 'PUT'],
    ['/api/auth/login', 'POST'],
  ])('does not keep %s (%s)', (path, method) => {
    expect(keptKey(path, { method, project: 'p1' })).toBeNull()
  })

  it('keeps nothing of a public link', () => {
    expect(keptKey('/api/dashboards/d1', { bearer: 'x' })).toBeNull()
  })
})
