import { describe, expect, it } from 'vitest'
import { withKey } from './call-key'

const lost = new Error('lost')
const isLost = (error: unknown) => error === lost
const KEY = /^[0-9a-f]{32}$/

describe('withKey', () => {
  it('sends the same content under one key while the first is under way', async () => {
    const keys: (string | undefined)[] = []
    let answer = () => {}
    const waiting = new Promise<void>((resolve) => (answer = resolve))
    const send = (key: string | undefined) => (keys.push(key), waiting)
    const calls = [
      withKey('/api/users', '{"a":1}', send, isLost),
      withKey('/api/users', '{"a":1}', send, isLost),
    ]
    void withKey('/api/users', '{"a":2}', send, isLost)
    void withKey('/api/projects', '{"a":1}', send, isLost)
    answer()
    await Promise.all(calls)
    expect(keys[0]).toMatch(KEY)
    expect(keys[1]).toBe(keys[0])
    expect(new Set(keys).size).toBe(3)
  })

  it('takes a new key once there was an answer, good or bad', async () => {
    const keys: (string | undefined)[] = []
    const send = (key: string | undefined) => (keys.push(key), Promise.resolve())
    await withKey('/api/segments', '', send, isLost)
    await withKey('/api/segments', '', send, isLost)
    const refused = (key: string | undefined) => (keys.push(key), Promise.reject(new Error('refused')))
    await expect(withKey('/api/segments', '', refused, isLost)).rejects.toThrow('refused')
    await withKey('/api/segments', '', send, isLost)
    expect(new Set(keys).size).toBe(4)
  })

  it('keeps the key where nobody knows whether the call was carried out', async () => {
    const keys: (string | undefined)[] = []
    const silent = (key: string | undefined) => (keys.push(key), Promise.reject(lost))
    await expect(withKey('/api/annotations', 'x', silent, isLost)).rejects.toThrow('lost')
    await withKey('/api/annotations', 'x', (key) => (keys.push(key), Promise.resolve()), isLost)
    expect(keys[1]).toBe(keys[0])
  })

  it.each([
    '/api/metrics',
    '/api/analysis/funnel',
    '/api/sql',
    '/api/auth/login',
    '/api/live/x',
    '/api/segments/preview',
  ])('sends no key with %s, which changes nothing', async (path) => {
    expect(await withKey(path, '', (key) => Promise.resolve(key ?? 'none'), isLost)).toBe('none')
  })
})
