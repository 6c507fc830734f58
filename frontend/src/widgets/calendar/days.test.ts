import { expect, it } from 'vitest'
import { dateParts } from '@/format/calendar'
import { answer, row } from '@/testing/answer'
import { dayGrid } from './days'

const utc = (at: number) => dateParts(at, 'UTC')
const year = answer('A', [row({}, 5, '2026-11-01T00:00:00Z'), row({}, 2, '2026-11-01T12:00:00Z')], {
  from: '2026-10-15T00:00:00Z',
  to: '2026-11-11T00:00:00Z',
})

it('sets every day of the range in its week, days without events too', () => {
  const { days, weeks, months } = dayGrid(year, 6, 'monday', utc)
  expect([days.length, weeks]).toEqual([27, 5])
  expect(days[0]).toMatchObject({ at: '2026-10-15', week: 0, row: 3, value: null })
  expect(days.find((day) => day.at === '2026-11-01')).toMatchObject({ row: 6, week: 2, value: 7 })
  expect(months).toEqual([
    { month: 9, week: 0 },
    { month: 10, week: 3 },
  ])
})

it('starts weeks on Sunday where that is the custom, and goes back no further than asked', () => {
  expect(dayGrid(year, 6, 'sunday', utc).days.find((day) => day.at === '2026-11-01')).toMatchObject({
    row: 0,
  })
  const long = { ...year, from: '2024-01-01T00:00:00Z' }
  expect(dayGrid(long, 2, 'monday', utc).days[0]!.at).toBe('2026-09-11')
})
