import { describe, expect, it } from 'vitest'
import { parseSplit, readSplit, writeSplit } from './split'

describe('parseSplit', () => {
  it('reads names and shares however they are set apart', () => {
    expect(parseSplit('control 90, test 10')).toEqual({ control: 90, test: 10 })
    expect(parseSplit('A: 1; new button=2.5 ,C 3%')).toEqual({ A: 1, 'new button': 2.5, C: 3 })
    expect(parseSplit(' ')).toEqual({})
  })

  it('takes nothing that is no plan', () => {
    for (const text of ['control', '90, 10', 'a 1', 'a 0, b 1', 'a 1, a 2', 'a 1, b'])
      expect(parseSplit(text), text).toBeUndefined()
  })

  it('writes what it reads', () => {
    const split = { control: 90, 'new button': 10.5 }
    expect(parseSplit(writeSplit(split))).toEqual(split)
  })
})

it('reads only positive shares from JSON', () => {
  expect(readSplit({ a: 1, b: 2 })).toEqual({ a: 1, b: 2 })
  for (const wrong of [null, [1], 'a', { a: 0 }, { a: '1' }]) expect(readSplit(wrong)).toBeUndefined()
})
