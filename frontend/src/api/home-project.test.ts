// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { homeProject, rememberHome } from './home-project'

afterEach(() => localStorage.clear())

describe('the home project', () => {
  it('is remembered until it is forgotten', () => {
    expect(homeProject()).toBeNull()
    rememberHome('7')
    expect(homeProject()).toBe('7')
    rememberHome(null)
    expect(homeProject()).toBeNull()
  })

  it('is not guessed where storage is refused', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError')
    })
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    expect(() => rememberHome('7')).not.toThrow()
    expect(homeProject()).toBeNull()
  })
})
