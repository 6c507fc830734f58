import { expect, it } from 'vitest'
import { cellsOf } from './thumbnail-shape'

it('leaves out what lies below, and still knows which box is which', () => {
  const box = (y: number) => ({ x: 6, y, w: 6, h: 4, kind: 'line' })
  const cells = cellsOf([box(0), box(40), box(4)], 66)
  expect(cells.map((cell) => cell.index)).toEqual([0, 2])
  expect(cells[0]).toMatchObject({ x: 60.5, width: 59 })
})
