import { expect, it } from 'vitest'
import { textWidth } from '../core/text-width'
import { radiusAround, turnPoint } from './around'

const size = { width: 300, height: 240 }

it('leaves room for labels where they stand', () => {
  const beside = radiusAround(size, [{ text: 'North-east', turn: 0.25 }])
  expect(beside + 10 + textWidth('North-east', 11)).toBeLessThanOrEqual(150.01)
  expect(radiusAround(size, [{ text: 'North-east', turn: 0 }])).toBeGreaterThan(beside - 1)
})

it('cuts a long label rather than making the circle tiny', () => {
  expect(radiusAround(size, [{ text: 'x'.repeat(400), turn: 0.25 }])).toBeGreaterThanOrEqual(60 * 0.5)
})

it('takes all of a tile that has no labels or no room for them', () => {
  expect(radiusAround(size, [{ text: '', turn: 0 }])).toBe(116)
  expect(radiusAround({ width: 100, height: 80 }, [{ text: 'North', turn: 0 }])).toBe(36)
})

it('starts at the top and turns clockwise', () => {
  const [x, y] = turnPoint(0.25, 10)
  expect([Math.round(x), Math.round(y)]).toEqual([10, 0])
})
