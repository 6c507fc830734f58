import { expect, it } from 'vitest'
import type { Row } from '@/api/types'
import { settleRate } from './rate'

const row = (minute: number, value: number, count: number): Row => ({
  name: '*',
  value,
  count,
  dimensions: {},
  timestamp: `2026-11-22T03:0${minute}:00.000Z`,
})
const ROWS = [row(0, 2, 120), row(1, 1, 60)]
const lastAt = (now: string) => settleRate(ROWS, now).at(-1)?.value

it('divides the events of an open bucket by the time that has passed', () => {
  expect(lastAt('2026-11-22T03:01:30.000Z')).toBe(2)
})

it('says nothing at the very start of a bucket', () => {
  expect(lastAt('2026-11-22T03:01:05.000Z')).toBeNull()
})

it('leaves ended buckets and single rows as they are', () => {
  expect(settleRate(ROWS, '2026-11-22T03:02:00.000Z')).toBe(ROWS)
  expect(settleRate([row(0, 2, 1)], '2026-11-22T03:00:01.000Z')).toEqual([row(0, 2, 1)])
})
