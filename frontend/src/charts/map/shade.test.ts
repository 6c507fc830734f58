import { expect, it } from 'vitest'
import { shadeOf } from './shade'

it('spreads orders of magnitude over the steps', () => {
  expect([0, 1, 10, 100, 1000, 10_000].map((value) => shadeOf(value, 10_000, 9))).toEqual([
    null,
    0,
    0,
    1,
    3,
    8,
  ])
})

it('gives the only country the strongest colour', () => expect(shadeOf(1, 1, 9)).toBe(8))
