import { describe, expect, it } from 'vitest'
import { landingsOf, moveFolded, resizeFolded } from './folded'
import { fold, overlaps, place, readingOrder, type Box } from './layout'

const box = (id: string, x: number, y: number, w: number, h: number): Box => ({ id, x, y, w, h })
const order = (boxes: readonly Box[]) => readingOrder(boxes).map((one) => one.id)
const drag = (id: string, x: number, y: number, boxes = BOARD) => moveFolded(landingsOf(boxes, id, 2), x, y)
const folded = (boxes: Box[], id: string) => fold(boxes, 2).find((one) => one.id === id)!

// On a phone: a over b, then c beside d, then e.
const BOARD = [
  box('a', 0, 0, 12, 4),
  box('b', 0, 4, 12, 6),
  box('c', 0, 10, 3, 4),
  box('d', 3, 10, 3, 4),
  box('e', 0, 14, 8, 4),
]

describe('a tile dragged in a folded grid', () => {
  it('takes the place that is nearest to where it is held', () => {
    expect(order(drag('a', 0, 2.9))).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(order(drag('a', 0, 3.1))).toEqual(['b', 'a', 'c', 'd', 'e'])
    expect(order(drag('b', 0, 1.9))).toEqual(['b', 'a', 'c', 'd', 'e'])
  })

  it('goes sideways past the one beside it', () => {
    expect(order(drag('c', 0.4, 10)).slice(2, 4)).toEqual(['c', 'd'])
    expect(order(drag('c', 0.6, 10)).slice(2, 4)).toEqual(['d', 'c'])
    expect(order(drag('d', 0.4, 10)).slice(2, 4)).toEqual(['d', 'c'])
  })

  it('goes to the end and to the start, however far it is dragged', () => {
    expect(order(drag('a', 0, 99)).at(-1)).toBe('a')
    expect(order(drag('e', 0, -99))[0]).toBe('e')
    expect(landingsOf(BOARD, 'nobody', 2)).toEqual([])
  })
})

describe('a tile resized in a folded grid', () => {
  it('keeps its width in the whole grid while it stays as wide on screen', () => {
    expect(resizeFolded(BOARD, 'e', -0.4, 7, [1, 1], 2).find((one) => one.id === 'e')).toEqual(
      box('e', 0, 14, 8, 7),
    )
  })

  it('takes the nearest width that is as wide on screen', () => {
    const wider = resizeFolded(BOARD, 'c', 1, 4, [1, 1], 2)
    expect([wider.find((one) => one.id === 'c')!.w, folded(wider, 'c').w]).toEqual([4, 2])
    const narrower = resizeFolded(BOARD, 'b', -1, 6, [2, 2], 2)
    expect(narrower.find((one) => one.id === 'b')!.w).toBe(3)
    expect(resizeFolded(BOARD, 'c', 3, 4, [1, 1], 6).find((one) => one.id === 'c')!.w).toBe(6)
  })

  it('goes left where it would reach beyond the whole grid', () => {
    const boxes = [box('a', 0, 0, 9, 4), box('b', 9, 0, 3, 4)]
    const after = resizeFolded(boxes, 'b', 1, 4, [1, 1], 2)
    expect(after.find((one) => one.id === 'b')).toEqual(box('b', 8, 0, 4, 4))
    expect(after.some((one) => after.some((other) => overlaps(one, other)))).toBe(false)
  })
})

it('never loses or overlaps a tile', () => {
  const boxes = place(
    [3, 4, 12, 6, 2, 9, 5, 1].map((w, at) => ({ id: String(at), w, h: 2 + (at % 4) })),
    12,
  )
  for (const { id } of boxes)
    for (const { tiles } of landingsOf(boxes, id, 2)) {
      expect(order(tiles).sort()).toEqual(order(boxes).sort())
      expect(tiles.some((one) => tiles.some((other) => overlaps(one, other)))).toBe(false)
    }
})
