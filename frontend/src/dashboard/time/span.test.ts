import { expect, it } from 'vitest'
import { spanOf } from './span'

const NOW = new Date('2026-11-22T12:00:00.000Z')

it('holds the range', () => {
  expect(spanOf('last_hour', NOW).from).toBe('2026-11-22T11:00:00.000Z')
  expect(spanOf('this_year', NOW).from < '2026-01-01').toBe(true)
  const span = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' }
  expect(spanOf(span, NOW)).toEqual(span)
})
