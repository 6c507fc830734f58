// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { readRuns, rememberRun } from './recent'

beforeEach(() => localStorage.clear())

describe('recent statements', () => {
  it('stand newest first, each once, apart by project', () => {
    rememberRun('1', 'SELECT 1', 1)
    rememberRun('1', ' SELECT 2 ', 2)
    rememberRun('1', 'SELECT 1', 3)
    rememberRun('2', 'SELECT 9', 4)
    expect(readRuns('1')).toEqual([
      { query: 'SELECT 1', at: 3 },
      { query: 'SELECT 2', at: 2 },
    ])
  })

  it('are thirty at most, and none of them empty or huge', () => {
    for (let index = 0; index < 40; index++) rememberRun('1', `SELECT ${index}`, index)
    rememberRun('1', '   ')
    rememberRun('1', 'x'.repeat(30_000))
    expect(readRuns('1')).toHaveLength(30)
    expect(readRuns('1')[0]!.query).toBe('SELECT 39')
  })

  it('survive what another program left there', () => {
    localStorage.setItem('tidegauge.sql.recent.1', '{not json')
    expect(readRuns('1')).toEqual([])
    localStorage.setItem('tidegauge.sql.recent.1', '[1, null, {"query": 5}]')
    expect(readRuns('1')).toEqual([])
  })
})
