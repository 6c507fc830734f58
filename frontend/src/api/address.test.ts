import { describe, expect, it } from 'vitest'
import { at, type BodyOf } from './address'

describe('at', () => {
  it('fills in what the address asks for, as one part of it', () => {
    expect(at('/api/auth/me')).toBe('/api/auth/me')
    expect(at('/api/dashboards/{board_id}/restore', { board_id: 'a/b ?' })).toBe(
      '/api/dashboards/a%2Fb%20%3F/restore',
    )
  })

  it('knows the addresses and bodies of the server', () => {
    const login: BodyOf<'/api/auth/login', 'post'> = { email: 'a@example.com', password: 'x' }
    expect(login.email).toBe('a@example.com')
    // @ts-expect-error the server has no such address
    expect(at('/api/nowhere')).toBe('/api/nowhere')
    // @ts-expect-error a name is left out
    at('/api/dashboards/{board_id}/restore')
  })
})
