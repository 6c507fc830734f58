import { describe, expect, it } from 'vitest'
import { changedRows, wholeFrame } from './frame-change'
import type { Frame, FrameChange, Row } from './types'

const row = (name: string, value = 1) => ({ name, value, count: 1, dimensions: { name } }) as unknown as Row
const rows = (text: string) => text.split('').map((name) => row(name))
const names = (found: readonly Row[]) =>
  found.map((one) => (one as unknown as { name: string }).name).join('')

describe('changedRows', () => {
  it.each([
    ['a value in place', 'abcdef', [0], [0], 'A', 'Abcdef'],
    ['a window that moved', 'abcdef', [0], [5], 'g', 'bcdefg'],
    ['a group that rose to the top', 'abcdef', [5], [0], 'f', 'fabcde'],
    ['the end cut off', 'abcdef', [3, 4, 5], [], '', 'abc'],
    ['all new', 'abc', [0, 1, 2], [0, 1], 'xy', 'xy'],
    ['the first rows', '', [], [0, 1], 'xy', 'xy'],
    ['nothing', 'abc', [], [], '', 'abc'],
  ])('%s', (_, before, removed, at, changed, after) => {
    expect(names(changedRows(rows(before), { removed, at, changed: rows(changed) }))).toBe(after)
  })

  it('makes any list of any other', () => {
    let seed = 7
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647
    const some = () =>
      'abcdefghijkl'
        .split('')
        .filter(() => random() < 0.6)
        .sort(() => random() - 0.5)
    for (let round = 0; round < 300; round++) {
      const before = some()
      const after = some()
      const stay = after.filter((name) => before.includes(name))
      const kept = new Set(
        stay.filter((name, i) => i === 0 || before.indexOf(name) > before.indexOf(stay[i - 1]!)).slice(0, 1),
      )
      const places = (list: string[]) => list.flatMap((name, place) => (kept.has(name) ? [] : [place]))
      const at = places(after)
      const change = { removed: places(before), at, changed: at.map((place) => row(after[place]!)) }
      expect(names(changedRows(rows(before.join('')), change))).toBe(after.join(''))
    }
  })
})

describe('wholeFrame', () => {
  const frame = { type: 'metric_update', id: 'q', version: 4, value: 3, results: rows('abc') } as Frame
  const change = {
    type: 'metric_update',
    id: 'q',
    version: 5,
    value: 4,
    base: 4,
    removed: [1],
    at: [0],
    changed: [row('b', 2)],
  } as FrameChange

  it('keeps a whole answer as it is', () => {
    expect(wholeFrame(null, frame)).toBe(frame)
  })

  it('keeps the whole answer of an analysis until a change brings another', () => {
    const analysed = { ...frame, answer: { sessions: 1 } }
    expect(wholeFrame(analysed, change)).toMatchObject({ version: 5, answer: { sessions: 1 } })
    expect(wholeFrame(analysed, { ...change, answer: { sessions: 2 } })).toMatchObject({
      answer: { sessions: 2 },
    })
    expect(wholeFrame(frame, change)).not.toHaveProperty('answer')
  })

  it('puts a change into the answer before it', () => {
    const whole = wholeFrame(frame, change)
    expect(names(whole?.results ?? [])).toBe('bac')
    expect(whole).toMatchObject({ version: 5, value: 4 })
    expect(Object.keys(whole ?? {})).not.toContain('changed')
    expect(names(frame.results)).toBe('abc')
  })

  it('refuses a change of an answer that is not here', () => {
    expect(wholeFrame(null, change)).toBeNull()
    expect(wholeFrame({ ...frame, version: 3 }, change)).toBeNull()
  })
})
