import { curveMonotoneX, line } from 'd3-shape'
import { expect, it } from 'vitest'
import { noise } from '@/testing/series'
import { monotonePath, type Point } from './monotone'

const numbers = (path: string) => (path.match(/-?\d+(\.\d+)?(e-?\d+)?/g) ?? []).map(Number)

it('draws what d3 draws', () => {
  const points = Array.from({ length: 40 }, (_, index): Point => [
    index * 7 + noise(index),
    50 + noise(index + 99) * 40,
  ])
  const theirs = numbers(line().curve(curveMonotoneX)(points.map(([x, y]) => [x, y])) ?? '')
  const ours = numbers(monotonePath(points))
  expect(ours).toHaveLength(theirs.length)
  ours.forEach((value, index) => expect(value).toBeCloseTo(theirs[index]!, 1))
})

it('joins two points straight, and knows one and none', () => {
  expect(
    monotonePath([
      [0, 0],
      [9, 18],
    ]),
  ).toBe('M0 0C3 6 6 12 9 18')
  expect([monotonePath([[1, 2]]), monotonePath([])]).toEqual(['M1 2', ''])
})
