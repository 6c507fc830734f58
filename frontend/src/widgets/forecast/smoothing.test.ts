import { describe, expect, it } from 'vitest'
import { noise } from '@/testing/series'
import { forecast, periodOf, zOf } from './smoothing'

const weekly = (index: number) => 100 + index + 30 * Math.sin((index / 7) * Math.PI * 2)

describe('forecast', () => {
  it('goes on with trend and season', () => {
    const made = forecast(
      Array.from({ length: 70 }, (_, index) => weekly(index)),
      7,
      14,
      1.645,
    )!
    made.values.forEach((value, step) => expect(Math.abs(value - weekly(70 + step))).toBeLessThan(8))
  })

  it('is as wide as its errors, and wider the further it goes', () => {
    const values = Array.from({ length: 200 }, (_, index) => 100 + noise(index) * 10)
    const made = forecast(values, 1, 20, 1.645)!
    const width = (step: number) => made.high[step]! - made.low[step]!
    expect(width(19)).toBeGreaterThan(width(0))
    // The noise is even between -10 and 10: a standard deviation of 5.8 gives 19 to both sides together.
    expect(width(0)).toBeGreaterThan(15)
    expect(width(0)).toBeLessThan(26)
    const inside = Array.from({ length: 20 }, (_, index) => 100 + noise(200 + index) * 10).filter(
      (value, step) => value >= made.low[step]! && value <= made.high[step]!,
    )
    expect(inside.length).toBeGreaterThanOrEqual(16)
  })

  it('never says less than nothing of what cannot be negative', () => {
    const made = forecast([50, 40, 30, 20, 10, 5, 2, 1], 1, 10, 1.96)!
    expect(Math.min(...made.values, ...made.low)).toBeGreaterThanOrEqual(0)
  })

  it('says nothing of too few points, and bridges gaps', () => {
    expect(forecast([1, 2, null, 3], 1, 5, 1)).toBeNull()
    expect(forecast([5, null, 5, 5, null, 5, 5, 5], 1, 2, 1)!.values.map(Math.round)).toEqual([5, 5])
  })
})

it('knows days of hours and weeks of days', () => {
  const periods = [periodOf(3600, 100), periodOf(86_400, 60), periodOf(86_400, 10), periodOf(60, 300)]
  expect(periods).toEqual([24, 7, 1, 1])
})

it('turns confidence into standard deviations', () => {
  expect([zOf(50), zOf(90), zOf(95), zOf(99)]).toEqual([0.674, 1.645, 1.96, 2.576])
  expect(zOf(92)).toBeCloseTo(1.771, 3)
})
