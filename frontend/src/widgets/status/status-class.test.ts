import { expect, it } from 'vitest'
import { errorRate, statusClass } from './status-class'

it('groups by the first digit and keeps what is no status', () => {
  expect(['204', '404', '599', '600', '99', 'timeout', ''].map(statusClass)).toEqual([
    '2xx',
    '4xx',
    '5xx',
    '600',
    '99',
    'timeout',
    '',
  ])
})

it('counts only failures of the server as errors', () => {
  const counts = [
    { status: '200', count: 90 },
    { status: '404', count: 5 },
    { status: '503', count: 5 },
  ]
  expect(errorRate(counts)).toBeCloseTo(0.05)
  expect(errorRate([])).toBeNull()
})
