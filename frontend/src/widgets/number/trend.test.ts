import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { courseOf, headlineOf, previousOf } from './trend'

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
