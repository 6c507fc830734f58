import { describe, expect, it } from 'vitest'
import { compact, overlaps, place, type Box } from './layout'

const size = (id: string, w: number, h: number) => ({ id, w, h })
const at = (boxes: Box[], id: string) => {
  const { x, y, w, h } = boxes.find((box) => box.id === id)!
  return [x, y, w, h]
}
const hasOverlap = (boxes: Box[]) => boxes.some((a) => boxes.some((b) => overlaps(a, b)))

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
})

describe('compact', () => {
  it('closes holes and keeps columns', () => {
    const boxes = compact([
      { id: 'a', x: 0, y: 5, w: 2, h: 2 },
      { id: 'b', x: 0, y: 9, w: 2, h: 1 },
      { id: 'c', x: 2, y: 3, w: 2, h: 1 },
    ])
    expect([at(boxes, 'a'), at(boxes, 'b'), at(boxes, 'c')]).toEqual([
      [0, 0, 2, 2],
      [0, 2, 2, 1],
      [2, 0, 2, 1],
    ])
  })

  it('separates tiles that were dropped on each other', () => {
    const boxes = compact([
      { id: 'a', x: 0, y: 0, w: 4, h: 2 },
      { id: 'b', x: 1, y: 0, w: 4, h: 2 },
      { id: 'c', x: 2, y: 1, w: 1, h: 1 },
    ])
    expect(hasOverlap(boxes)).toBe(false)
  })
})
