import { expect, it } from 'vitest'
import { layoutBars } from './bar-layout'

it('sets series side by side from zero', () => {
  const { pieces, low, high } = layoutBars(
    [
      [3, null],
      [-2, 5],
    ],
    'grouped',
  )
  expect(pieces.map(({ band, series, to }) => [band, series, to])).toEqual([
    [0, 0, 3],
    [0, 1, -2],
    [1, 1, 5],
  ])
  expect([low, high]).toEqual([-2, 5])
})

it('piles positive and negative values up apart, and rounds only the ends', () => {
  const { pieces, low, high } = layoutBars([[3], [-2], [4]], 'stacked')
  expect(pieces).toEqual([
    { band: 0, series: 0, from: 0, to: 3, isEnd: false },
    { band: 0, series: 1, from: 0, to: -2, isEnd: true },
    { band: 0, series: 2, from: 3, to: 7, isEnd: true },
  ])
  expect([low, high]).toEqual([-2, 7])
})

it('shows shares of each bar', () => {
  const { pieces } = layoutBars(
    [
      [1, 0],
      [3, 0],
    ],
    'percent',
  )
  expect(pieces.map(({ from, to }) => [from, to])).toEqual([
    [0, 25],
    [25, 100],
  ])
})
