// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { recentIds, rememberChoice } from './recent'

beforeEach(() => localStorage.clear())

describe('recent choices', () => {
  it('are newest first, each once, at most five', () => {
    for (const id of ['a', 'b', 'c', 'a', 'd', 'e', 'f']) rememberChoice(id)
    expect(recentIds()).toEqual(['f', 'e', 'd', 'a', 'c'])
  })

  it('survive text of another program', () => {
    localStorage.setItem('tidegauge.recent', '{not json')
    expect(recentIds()).toEqual([])
    localStorage.setItem('tidegauge.recent', '{"a":1}')
    expect(recentIds()).toEqual([])
  })
})
