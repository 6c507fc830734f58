import { expect, it } from 'vitest'
import { addDays, addMonths, monthDays } from './month'

it('lays a month out in weeks from Monday', () => {
  const days = monthDays(2026, 10)
  expect(days).toHaveLength(42)
  expect(days[0]).toEqual({ date: '2026-10-26', day: 26, isOutside: true })
  expect(days[6]).toEqual({ date: '2026-11-01', day: 1, isOutside: false })
  expect(days.filter((day) => !day.isOutside)).toHaveLength(30)
})

it('counts over the ends of months and years', () => {
  expect(addMonths(2026, 0, -1)).toEqual({ year: 2025, month: 11 })
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
})
