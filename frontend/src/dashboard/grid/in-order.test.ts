import { expect, it } from 'vitest'
import { moveInOrder } from './in-order'
import { readingOrder, type Box } from './layout'

const box = (id: string, x: number, y: number, w: number, h: number): Box => ({ id, x, y, w, h })
const order = (boxes: Box[]) => readingOrder(boxes).map((one) => one.id)
const BOARD = [box('a', 0, 0, 6, 2), box('b', 6, 0, 6, 2), box('c', 0, 2, 12, 4)]

it('exchanges a tile with the one before or after it', () => {
  expect(order(moveInOrder(BOARD, 'b', -1))).toEqual(['b', 'a', 'c'])
  expect(order(moveInOrder(BOARD, 'c', -1))[2]).not.toBe('c')
  expect(order(moveInOrder(BOARD, 'a', 1))).toEqual(['b', 'a', 'c'])
})

it('leaves the first and the last where they are', () => {
  expect(moveInOrder(BOARD, 'a', -1)).toEqual(BOARD)
  expect(moveInOrder(BOARD, 'c', 1)).toEqual(BOARD)
})
