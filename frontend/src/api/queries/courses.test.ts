import { expect, it } from 'vitest'
import type { Row } from '../types'
import { coursesOf } from './courses'

const row = (source: string | null, timestamp: string, value: number | null): Row => ({
  name: '*',
  value,
  count: 1,
  dimensions: { source },
  timestamp,
})

it('gives each value its own course, in the order of time', () => {
  const rows = [
    row('web', '2026-11-22T10:00:00Z', 2),
    row('app', '2026-11-22T09:00:00Z', 7),
    row('web', '2026-11-22T09:00:00Z', 1),
    row(null, '2026-11-22T09:00:00Z', null),
  ]
  expect([...coursesOf(rows, 'source')]).toEqual([
    ['app', [7]],
    ['web', [1, 2]],
    ['', [0]],
  ])
})
