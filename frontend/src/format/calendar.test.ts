import { expect, it } from 'vitest'
import { dateParts, monthName, weekdayName } from './calendar'

it('takes the day apart where the project is, not where the browser is', () => {
  const at = Date.parse('2026-11-22T20:30:00Z')
  expect(dateParts(at, 'UTC')).toMatchObject({ year: 2026, month: 10, day: 22, weekday: 6, hour: 20 })
  expect(dateParts(at, 'Asia/Bangkok')).toMatchObject({ day: 23, weekday: 0, hour: 3 })
})

it('counts local days, over the change of the clocks too', () => {
  const before = dateParts(Date.parse('2026-10-24T22:30:00Z'), 'Europe/Berlin')
  const after = dateParts(Date.parse('2026-10-25T23:30:00Z'), 'Europe/Berlin')
  expect(after.dayNumber - before.dayNumber).toBe(1)
})

it('names days and months in the language', () => {
  expect([weekdayName(0, 'en-GB'), weekdayName(6, 'en-GB'), monthName(10, 'en-GB')]).toEqual([
    'Mon',
    'Sun',
    'Nov',
  ])
  expect(weekdayName(0, 'th-TH-u-ca-gregory')).toMatch(/^จ/) // how short depends on the ICU data
})
