import { expect, it } from 'vitest'
import { linearTrend } from './trend'

it('finds the line through points that lie on one', () => {
  const { slope, intercept } = linearTrend([
    [0, 1],
    [1, 3],
    [4, 9],
  ])!
  expect(slope).toBeCloseTo(2)
  expect(intercept).toBeCloseTo(1)
})

it('has none for a single place across', () => {
  expect(
    linearTrend([
      [2, 1],
      [2, 5],
    ]),
  ).toBeNull()
  expect(linearTrend([])).toBeNull()
})
