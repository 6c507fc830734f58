import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { courseOf, headlineOf, previousOf, thinned } from './trend'

const at = (minute: number, value: number) => row({}, value, `2026-11-22T02:0${minute}:00.000Z`)

it('leaves out the bucket that still grows', () => {
  const made = answer('A', [at(0, 5), at(1, 6), at(2, 1)], { asOf: '2026-11-22T02:02:10.000Z' })
  expect(courseOf(made)).toEqual([5, 6])
  expect(courseOf({ ...made, asOf: '2026-11-22T02:03:00.000Z' })).toEqual([5, 6, 1])
})

it('takes the total, or the only row', () => {
  expect(headlineOf(answer('A', [at(0, 5), at(1, 6)]))).toBe(11)
  expect(headlineOf(answer('A', [row({}, 7)], { value: null }))).toBe(7)
  expect(headlineOf(answer('A', [at(0, 5), at(1, 6)], { value: null }))).toBeNull()
  expect(previousOf(answer('A', [{ ...row({}, 7), previous: 3 }]))).toBe(3)
  expect(previousOf(answer('A', [at(0, 1)], { previous: null }))).toBeNull()
})

it('leaves out the bucket that the range cuts', () => {
  const made = answer('A', [at(0, 2), at(1, 6), at(2, 7)], {
    from: '2026-11-22T02:00:40.000Z',
    asOf: '2026-11-22T02:03:00.000Z',
  })
  expect(courseOf(made)).toEqual([6, 7])
})

it('makes means of neighbours where there is no room for each, whole ones at the end', () => {
  const values = Array.from({ length: 25 }, (_, index) => index)
  expect(thinned(values, 200)).toBe(values)
  expect(thinned(values, 60)).toEqual([2, 5, 8, 11, 14, 17, 20, 23])
  expect(thinned([1, null, null, null, 5, 7, 9, 11, 1, 1, 1, 1, 1, 1, 1, 1], 10).slice(0, 2)).toEqual([
    1,
    null,
  ])
})
