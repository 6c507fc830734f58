import { expect, it } from 'vitest'
import { sortedRows } from './sort'

const rows = [
  ['b', 2],
  ['a', null],
  ['c', 10],
]
const firsts = (key: string, isDescending: boolean) =>
  sortedRows(rows, { key, isDescending }).map((row) => row[0])

it('sorts numbers as numbers, and what is missing last both ways', () => {
  expect(firsts('1', false)).toEqual(['b', 'c', 'a'])
  expect(firsts('1', true)).toEqual(['c', 'b', 'a'])
  expect(firsts('0', true)).toEqual(['c', 'b', 'a'])
  expect(sortedRows(rows, null)).toBe(rows)
})
