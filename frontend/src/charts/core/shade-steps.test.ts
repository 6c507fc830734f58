import { expect, it } from 'vitest'
import { shadeSteps, type ShadeRule } from './shade-steps'

const rule = (part: Partial<ShadeRule>): ShadeRule => ({
  kind: 'linear',
  steps: 9,
  min: null,
  max: null,
  isDiverging: false,
  ...part,
})

it('goes from nothing to the highest', () => {
  const shade = shadeSteps([2, 10, 5], rule({}))
  expect([shade(0), shade(5), shade(10), shade(null)]).toEqual([0, 4, 8, null])
})

it('keeps outliers from hiding the rest by rank or logarithm', () => {
  const values = [1, 2, 3, 4, 1000]
  expect(values.map(shadeSteps(values, rule({ kind: 'quantile' })))).toEqual([0, 2, 4, 6, 8])
  expect(shadeSteps(values, rule({ kind: 'log' }))(4)).toBeGreaterThan(1)
})

it('sets zero in the middle of a diverging scale', () => {
  const shade = shadeSteps([-2, 10], rule({ isDiverging: true }))
  expect([shade(-10), shade(0), shade(10)]).toEqual([0, 4, 8])
})

it('holds values beyond fixed ends, and has no shade without values', () => {
  expect(shadeSteps([50], rule({ min: 0, max: 20 }))(50)).toBe(8)
  expect(shadeSteps([], rule({}))(1)).toBeNull()
})
