import { expect, it } from 'vitest'
import { shader } from './shades'

const VALUES = [1, 10, 100, 1_000, 10_000]
const shades = (scale: 'linear' | 'log' | 'quantile') => VALUES.map(shader(VALUES, scale, 9))

it('shades by size, by order of magnitude over two decades, or by rank', () => {
  expect(shades('linear')).toEqual([0, 0, 0, 0, 8])
  expect(shades('log')).toEqual([0, 0, 0, 4, 8])
  expect(shades('quantile')).toEqual([1, 3, 5, 7, 8])
})

it('has no shade for nothing, and the full one for the only value', () => {
  const shade = shader([7], 'log', 9)
  expect([shade(0), shade(-1), shade(7)]).toEqual([null, null, 8])
  expect(shader([], 'linear', 9)(0)).toBeNull()
})
