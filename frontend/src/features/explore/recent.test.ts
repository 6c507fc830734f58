// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import { readExplored, rememberExplored } from './recent'

beforeEach(() => localStorage.clear())

it('keeps the newest six, each question once, without the project', () => {
  for (let index = 0; index < 8; index++)
    rememberExplored('1', { title: `Q${index}`, kind: 'line', search: `?project=1&q=${index}` })
  rememberExplored('1', { title: 'Q7', kind: 'line', search: '?q=again' })
  const found = readExplored('1')
  expect(found).toHaveLength(6)
  expect(found[0]).toEqual({ title: 'Q7', kind: 'line', search: 'q=again' })
  expect(found[1]!.search).toBe('q=6')
  expect(readExplored('2')).toEqual([])
})

it('survives what another program left there', () => {
  localStorage.setItem('tidegauge.explored.1', '[{"title": 1}, null, "x"]')
  expect(readExplored('1')).toEqual([])
  localStorage.setItem('tidegauge.explored.1', '{')
  expect(readExplored('1')).toEqual([])
})
