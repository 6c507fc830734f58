import { expect, it } from 'vitest'
import { landingsOf } from './folded'
import { previewOf, type Gesture } from './gesture'
import { readingOrder, type Box } from './layout'

const box = (id: string, x: number, y: number, w: number, h: number): Box => ({ id, x, y, w, h })
const START = [box('a', 0, 0, 6, 4), box('b', 6, 0, 6, 4)]
const gesture = (part: Partial<Gesture>): Gesture => {
  return { kind: 'move', id: 'a', start: START, dx: 0, dy: 0, ...part }
}
const WIDE = { columns: 12, column: 100, row: 48 } as const
const PHONE = { columns: 2, column: 190, row: 48 } as const
const placeOf = (boxes: readonly Box[], id: string) => boxes.find((one) => one.id === id)

it('moves and resizes by cells of the whole grid', () => {
  expect(placeOf(previewOf(gesture({ dx: 300 }), WIDE, [1, 1]), 'a')).toEqual(box('a', 3, 0, 6, 4))
  const resized = previewOf(gesture({ kind: 'resize', dx: -210, dy: 96 }), WIDE, [1, 1])
  expect(placeOf(resized, 'a')).toEqual(box('a', 0, 0, 4, 6))
})

it('moves along the order and resizes by cells of a folded grid', () => {
  const landings = landingsOf(START, 'a', 2)
  const moved = previewOf(gesture({ landings, dy: 190 }), PHONE, [1, 1])
  expect(readingOrder(moved).map((one) => one.id)).toEqual(['b', 'a'])
  expect(previewOf(gesture({ landings, dy: 60 }), PHONE, [1, 1])).toEqual(START)
  const resized = previewOf(gesture({ kind: 'resize', dx: -180, dy: -48 }), PHONE, [1, 1])
  expect(placeOf(resized, 'a')).toEqual(box('a', 0, 0, 3, 3))
})

it('leaves everything where it is for a tile that is gone', () => {
  expect(previewOf(gesture({ id: 'z' }), WIDE, [1, 1])).toEqual(START)
})
