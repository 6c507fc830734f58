import { expect, it } from 'vitest'
import { lastHours } from './hours'

it('fills the hours without any and leaves out what is older than a day', () => {
  const counts = [
    { at: '2026-11-21T09:00:00.000Z', count: 9 },
    { at: '2026-11-21T10:00:00.000Z', count: 2 },
    { at: '2026-11-22T09:00:00.000Z', count: 5 },
  ]
  const hours = lastHours(counts, new Date('2026-11-22T09:41:00Z'))
  expect(hours).toHaveLength(24)
  expect(hours[0]).toEqual({ at: '2026-11-21T10:00:00.000Z', count: 2 })
  expect(hours.at(-1)).toEqual({ at: '2026-11-22T09:00:00.000Z', count: 5 })
  expect(hours.reduce((sum, one) => sum + one.count, 0)).toBe(7)
})
