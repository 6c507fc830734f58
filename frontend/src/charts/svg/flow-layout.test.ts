import { expect, it } from 'vitest'
import { layoutFlows, oneWayFlows, type Flow } from './flow-layout'

const flow = (source: string, target: string, value: number): Flow => ({ source, target, value })

it('adds up equal flows and drops those of nothing', () => {
  const { kept } = oneWayFlows(
    [flow('a', 'b', 1), flow('a', 'b', 2), flow('a', 'c', 0), flow('b', 'd', NaN)],
    9,
  )
  expect(kept).toEqual([flow('a', 'b', 3)])
})

it('keeps the larger of two ways and counts the other as leading back', () => {
  expect(oneWayFlows([flow('a', 'b', 2), flow('b', 'a', 5)], 9)).toEqual({
    kept: [flow('b', 'a', 5)],
    back: 1,
  })
})

it('never leaves a circle, however long, so that the layout ends', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const flows = names.flatMap((from, at) =>
    names.map((to, other) => flow(from, to, 1 + ((at * 7 + other * 3) % 11))),
  )
  const { kept, back } = oneWayFlows(flows, 100)
  // Of five things at most 4 + 3 + 2 + 1 flows can run one way.
  expect(kept).toHaveLength(10)
  expect(back).toBe(15)
  const { nodes } = layoutFlows(kept, { width: 400, height: 200 }, 12)
  for (const node of nodes) expect(node.y1! - node.y0!).toBeGreaterThan(0)
})

it('keeps the largest of too many', () => {
  expect(oneWayFlows([flow('a', 'b', 1), flow('a', 'c', 2)], 1).kept).toEqual([flow('a', 'c', 2)])
})
