import { describe, expect, it } from 'vitest'
import type { Row } from '@/api/types'
import { bucketsOf } from './buckets'

const row = (timestamp: string | null, value: number | null): Row => ({
  name: '*',
  value,
  count: value ?? 0,
  dimensions: {},
  timestamp,
})
const META = { from: '2026-11-22T09:00:00.000Z', to: '2026-11-22T09:02:30.000Z' }
const at = (text: string) => Date.parse(`2026-11-22T${text}Z`)

describe('bucketsOf', () => {
  it('ends each step where the next begins and the last with the range', () => {
    const results = [
      row('2026-11-22T09:02:00.000Z', 1),
      row('2026-11-22T09:00:00.000Z', 3),
      row('2026-11-22T09:01:00.000Z', null),
    ]
    expect(bucketsOf({ results, meta: META }, at('09:02:10'))).toEqual([
      { from: at('09:00:00'), to: at('09:01:00'), count: 3, isPartial: false },
      { from: at('09:01:00'), to: at('09:02:00'), count: 0, isPartial: false },
      { from: at('09:02:00'), to: at('09:02:30'), count: 1, isPartial: true },
    ])
  })

  it('leaves out what has no time', () => {
    expect(bucketsOf({ results: [row(null, 5)], meta: META }, 0)).toEqual([])
  })
})
