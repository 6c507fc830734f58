import { expect, it } from 'vitest'
import { layoutTree } from './tree-layout'

const area = (tile: { x0: number; x1: number; y0: number; y1: number }) =>
  (tile.x1 - tile.x0) * (tile.y1 - tile.y0)

it('gives areas in proportion to the values', () => {
  const parts = [
    { path: ['a'], value: 3 },
    { path: ['b'], value: 1 },
  ]
  const [a, b] = layoutTree(parts, { width: 402, height: 200 }).leaves()
  expect(area(a!) / area(b!)).toBeCloseTo(3, 1)
})

it('keeps equal names of different groups apart and finds each part again', () => {
  const parts = [
    { path: ['Thailand', 'mobile'], value: 2 },
    { path: ['Germany', 'mobile'], value: 1 },
  ]
  const leaves = layoutTree(parts, { width: 300, height: 200 }).leaves()
  expect(leaves.map(({ data }) => data.index).sort()).toEqual([0, 1])
})

it('draws a group whose name is also a leaf', () => {
  const parts = [
    { path: ['a'], value: 1 },
    { path: ['a', 'b'], value: 1 },
  ]
  expect(layoutTree(parts, { width: 100, height: 100 }).leaves()).toHaveLength(2)
})
