import { describe, expect, it } from 'vitest'
import {
  changed,
  compact,
  firstFree,
  fold,
  isSame,
  move,
  nudge,
  overlaps,
  place,
  resize,
  type Box,
} from './layout'

const size = (id: string, w: number, h: number) => ({ id, w, h })
const box = (id: string, x: number, y: number, w: number, h: number): Box => ({ id, x, y, w, h })
const at = (boxes: Box[], id: string) => {
  const { x, y, w, h } = boxes.find((one) => one.id === id)!
  return [x, y, w, h]
}
const hasOverlap = (boxes: Box[]) => boxes.some((a) => boxes.some((b) => overlaps(a, b)))
const isInside = (boxes: Box[], columns = 12) =>
  boxes.every(({ x, y, w }) => x >= 0 && y >= 0 && w >= 1 && x + w <= columns)

/** Repeatable numbers from 0 to 1 (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function board(seed: number): Box[] {
  const next = random(seed)
  const upTo = (most: number) => 1 + Math.floor(next() * most)
  return place(
    Array.from({ length: upTo(14) }, (_, index) => size(`w${index}`, upTo(12), upTo(8))),
    12,
  )
}

describe('place', () => {
  it('fills rows from the left and uses gaps beside tall tiles', () => {
    const boxes = place([size('a', 8, 4), size('b', 4, 8), size('c', 8, 4)], 12)
    expect(at(boxes, 'b')).toEqual([8, 0, 4, 8])
    expect(at(boxes, 'c')).toEqual([0, 4, 8, 4])
  })

  it('cuts tiles to a narrow grid and never overlaps', () => {
    const boxes = place([size('a', 8, 2), size('b', 1, 1), size('c', 1, 1), size('d', 12, 3)], 2)
    expect(at(boxes, 'a')).toEqual([0, 0, 2, 2])
    expect(at(boxes, 'c')).toEqual([1, 2, 1, 1])
    expect(hasOverlap(boxes)).toBe(false)
  })

  it('finds the first hole that is big enough', () => {
    expect(firstFree(size('n', 3, 2), [box('a', 0, 0, 4, 2), box('b', 6, 0, 6, 1)])).toMatchObject({
      x: 4,
      y: 1,
    })
  })
})

describe('compact', () => {
  it('closes holes and keeps columns', () => {
    const boxes = compact([box('a', 0, 5, 2, 2), box('b', 0, 9, 2, 1), box('c', 2, 3, 2, 1)])
    expect([at(boxes, 'a'), at(boxes, 'b'), at(boxes, 'c')]).toEqual([
      [0, 0, 2, 2],
      [0, 2, 2, 1],
      [2, 0, 2, 1],
    ])
  })

  it('separates tiles that were dropped on each other', () => {
    expect(hasOverlap(compact([box('a', 0, 0, 4, 2), box('b', 1, 0, 4, 2), box('c', 2, 1, 1, 1)]))).toBe(
      false,
    )
  })
})

describe('move', () => {
  const stack = [box('a', 0, 0, 4, 4), box('b', 0, 4, 4, 2)]

  it('goes below a tile whose middle it has passed', () => {
    expect(at(move(stack, 'a', 0, 1), 'b')).toEqual([0, 0, 4, 2])
    expect(at(move(stack, 'a', 0, 1), 'a')).toEqual([0, 2, 4, 4])
  })

  it('pushes down what it is dropped on', () => {
    const boxes = move([...stack, box('c', 4, 0, 4, 3)], 'c', 2, 0)
    expect(at(boxes, 'c')).toEqual([2, 0, 4, 3])
    expect(at(boxes, 'a')).toEqual([0, 3, 4, 4])
  })

  it('stays inside the grid', () => {
    expect(at(move(stack, 'a', 40, -3), 'a')).toEqual([8, 0, 4, 4])
  })

  it('leaves everything as it is for a tile that is not there', () => {
    expect(move(stack, 'gone', 3, 3)).toEqual(stack)
  })
})

describe('resize', () => {
  it('stops at the right edge and at the smallest size', () => {
    const boxes = [box('a', 6, 0, 4, 4)]
    expect(at(resize(boxes, 'a', 20, 2), 'a')).toEqual([6, 0, 6, 2])
    expect(at(resize(boxes, 'a', 0, 0, [2, 3]), 'a')).toEqual([6, 0, 2, 3])
  })

  it('pushes the tile below down and lets it come back', () => {
    const boxes = [box('a', 0, 0, 4, 2), box('b', 0, 2, 4, 2)]
    const grown = resize(boxes, 'a', 4, 5)
    expect(at(grown, 'b')).toEqual([0, 5, 4, 2])
    expect(isSame(resize(grown, 'a', 4, 2), boxes)).toBe(true)
  })
})

describe('nudge', () => {
  it('swaps with the next tile above or below', () => {
    const boxes = [box('a', 0, 0, 6, 3), box('b', 0, 3, 6, 5)]
    const down = nudge(boxes, 'a', 'down')
    expect(at(down, 'b')).toEqual([0, 0, 6, 5])
    expect(isSame(nudge(down, 'a', 'up'), boxes)).toBe(true)
  })

  it('changes nothing at an edge', () => {
    const boxes = [box('a', 0, 0, 6, 3)]
    for (const direction of ['left', 'up', 'down'] as const)
      expect(isSame(nudge(boxes, 'a', direction), boxes)).toBe(true)
    expect(changed(boxes, nudge(boxes, 'a', 'right'))).toEqual([box('a', 1, 0, 6, 3)])
  })
})

describe('any board', () => {
  const seeds = Array.from({ length: 60 }, (_, index) => index + 1)

  it.each(seeds)('keeps every tile, without overlaps, through moves and resizes (%i)', (seed) => {
    const next = random(seed * 977)
    let boxes = board(seed)
    const ids = boxes.map((one) => one.id).sort()
    for (let step = 0; step < 25; step++) {
      const id = ids[Math.floor(next() * ids.length)]!
      const [a, b] = [Math.floor(next() * 16) - 2, Math.floor(next() * 30) - 2]
      boxes = next() < 0.5 ? move(boxes, id, a, b) : resize(boxes, id, a, b, [1, 2])
      expect(hasOverlap(boxes)).toBe(false)
      expect(isInside(boxes)).toBe(true)
      expect(boxes.map((one) => one.id).sort()).toEqual(ids)
      expect(isSame(compact(boxes), boxes)).toBe(true)
    }
  })

  it.each(seeds)('folds to fewer columns without overlaps (%i)', (seed) => {
    for (const columns of [6, 2] as const) {
      const folded = fold(board(seed), columns)
      expect(hasOverlap(folded)).toBe(false)
      expect(isInside(folded, columns)).toBe(true)
    }
  })
})

it('gives both columns of a phone to a tile that has nothing beside it', () => {
  const boxes = [box('a', 0, 0, 3, 3), box('b', 3, 0, 9, 6), box('c', 0, 6, 3, 4), box('d', 3, 6, 3, 6)]
  expect(['a', 'b', 'c', 'd'].map((id) => at(fold(boxes, 2), id))).toEqual([
    [0, 0, 2, 3],
    [0, 3, 2, 6],
    [0, 9, 1, 4],
    [1, 9, 1, 6],
  ])
})
