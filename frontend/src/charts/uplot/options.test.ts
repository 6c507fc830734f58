import { expect, it } from 'vitest'
import { plotData } from './options'

it('draws the still growing bucket as a segment of its own', () => {
  expect(plotData([1, 2, 3], [[5, 6, 7]], true)).toEqual([
    [1, 2, 3],
    [5, 6, null],
    [null, 6, 7],
  ])
})

it('draws one line when every bucket has ended', () => {
  expect(plotData([1, 2], [[5, 6]], false)).toEqual([
    [1, 2],
    [5, 6],
    [null, null],
  ])
})
