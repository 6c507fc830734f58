import { describe, expect, it } from 'vitest'
import { scaleOver } from './scale'

describe('scaleOver', () => {
  it('rounds the ends outward to ticks', () => {
    const scale = scaleOver([3, 97], [0, 100])
    expect([scale.low, scale.high]).toEqual([0, 100])
    expect(scale.at(50)).toBe(50)
    expect(scale.ticks).toEqual([0, 20, 40, 60, 80, 100])
  })

  it('starts at zero when asked, above and below', () => {
    expect(scaleOver([80, 90], [0, 1], { fromZero: true }).low).toBe(0)
    expect(scaleOver([-90, -80], [0, 1], { fromZero: true }).high).toBe(0)
    expect(scaleOver([80, 90], [0, 1]).low).toBeGreaterThan(70)
  })

  it('keeps fixed ends as they are', () => {
    const scale = scaleOver([3, 97], [100, 0], { min: 10, max: 60 })
    expect([scale.at(10), scale.at(60)]).toEqual([100, 0])
  })

  it('finds room for a single value and for none', () => {
    for (const values of [[], [5], [0], [-3], [1e12]]) {
      for (const fromZero of [true, false]) {
        const scale = scaleOver(values, [0, 100], { fromZero })
        expect(scale.high).toBeGreaterThan(scale.low)
        for (const value of values) expect(scale.at(value)).toBeGreaterThanOrEqual(0)
      }
    }
  })

  it('passes over what is not a number', () => {
    expect(scaleOver([Number.NaN, Infinity, 1, 2], [0, 1]).high).toBeLessThan(5)
  })

  it('spreads powers of ten evenly on a logarithmic axis', () => {
    const scale = scaleOver([-5, 0, 2, 8_000], [0, 400], { kind: 'log' })
    expect(scale.ticks).toEqual([1, 10, 100, 1_000, 10_000])
    expect([scale.at(1), scale.at(100), scale.at(10_000)]).toEqual([0, 200, 400])
    expect(scale.at(0)).toBe(0)
  })
})
