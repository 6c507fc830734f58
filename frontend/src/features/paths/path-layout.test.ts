import { expect, it } from 'vitest'
import type { PathNode } from './answer'
import { layoutPaths, ribbonPath } from './path-layout'

const node = (id: string, count: number, more: Partial<PathNode> = {}): PathNode => ({
  ...{ id, step: Number(id[0]), name: id.slice(2), count, is_other: id.length === 1 },
  ...{ began: 0, before: 0, ended: 0, after: 0 },
  ...more,
})
const SIZE = { width: 528, height: 248 }

const NODES = [
  node('0:a', 60, { began: 60, ended: 10 }),
  node('0:b', 40, { began: 40 }),
  node('1:c', 30, { ended: 30 }),
  node('1:a', 50, { after: 50 }),
  node('1', 10, { ended: 10 }),
]
const LINKS = [
  { source: '0:a', target: '1:c', count: 10 },
  { source: '0:a', target: '1:a', count: 40 },
  { source: '0:b', target: '1:c', count: 20 },
  { source: '0:b', target: '1:a', count: 10 },
  { source: '0:b', target: '1', count: 10 },
]

it('stands nodes in columns, as tall as their walks, where these come from, others last', () => {
  const { nodes, columnPx } = layoutPaths(NODES, LINKS, SIZE)
  expect(columnPx).toBe(400)
  const found = new Map(nodes.map((one) => [one.node.id, one]))
  expect([...found.keys()]).toEqual(['0:a', '0:b', '1:a', '1:c', '1'])
  // 100 walks and one gap of 16 px in the first column, 90 and two gaps in the second: the first decides.
  expect(found.get('0:a')).toMatchObject({ x: 0, y: 8, endedHeight: 21.6 })
  expect(found.get('0:a')!.height / found.get('0:b')!.height).toBeCloseTo(1.5)
  expect(found.get('1:a')!.x).toBe(400)
  for (const { y, height } of nodes) expect(y + height).toBeLessThanOrEqual(SIZE.height - 8 + 0.001)
})

it('stacks ribbons without a gap and without going over the node', () => {
  const { links } = layoutPaths(NODES, LINKS, SIZE)
  for (const id of ['0:a', '0:b']) {
    const out = links.filter(({ link }) => link.source === id).sort((a, b) => a.from - b.from)
    let y = out[0]!.source.y
    for (const { from, width } of out) {
      expect(from - width / 2).toBeCloseTo(y)
      y += width
    }
    const { source } = out[0]!
    expect(y).toBeCloseTo(source.y + source.height - source.endedHeight)
  }
})

it('begins with the first step that has nodes, and draws a single column', () => {
  const late = layoutPaths(
    [node('3:a', 5, { began: 5 }), node('4:b', 5, { ended: 5 })],
    [{ source: '3:a', target: '4:b', count: 5 }],
    SIZE,
  )
  expect(late.nodes.map(({ x }) => x)).toEqual([0, 400])
  expect(ribbonPath(late.links[0]!)).toMatch(/^M12,124C206,124 206,124 400,124$/)
  const single = layoutPaths([node('0:a', 5)], [], SIZE)
  expect(single.nodes[0]).toMatchObject({ x: 0, y: 8, height: 232 })
  expect(layoutPaths([], [], SIZE)).toMatchObject({ nodes: [], links: [] })
})
