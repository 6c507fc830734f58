import { describe, expect, it } from 'vitest'
import type { Row } from '@/api/types'
import { hasValues, isLastPartial, mergeLines, toTimeData } from './time-data'

const row = (minute: number, value: number | null, status = ''): Row => ({
  name: 'request',
  value,
  count: 1,
  dimensions: { status },
  timestamp: `2026-11-22T03:0${minute}:00.000Z`,
})
const T0 = Date.parse('2026-11-22T03:00:00Z') / 1000

describe('toTimeData', () => {
  it('sorts the buckets and keeps a gap a gap', () => {
    const data = toTimeData([row(1, null), row(0, 5)], 'p95')
    expect(data).toEqual({ times: [T0, T0 + 60], lines: [{ name: 'p95', values: [5, null] }] })
  })

  it('makes a line per value, zero where a value has no row', () => {
    const data = toTimeData([row(0, 5, '200'), row(1, 6, '200'), row(1, 1, '500')], 'x', 'status')
    expect(data.lines).toEqual([
      { name: '200', values: [5, 6] },
      { name: '500', values: [0, 1] },
    ])
  })

  it('leaves out rows without a bucket', () => {
    expect(toTimeData([{ ...row(0, 1), timestamp: null }], 'x').times).toEqual([])
  })
})

describe('mergeLines', () => {
  it('adds up what belongs together', () => {
    const data = {
      times: [1, 2],
      lines: [
        { name: '404', values: [1, null] },
        { name: '403', values: [2, 3] },
      ],
    }
    expect(mergeLines(data, (name) => `${name[0]}xx`).lines).toEqual([{ name: '4xx', values: [3, 3] }])
  })
})

describe('isLastPartial', () => {
  it('is so while the last bucket reaches past the time of the answer', () => {
    expect(isLastPartial([T0, T0 + 60], '2026-11-22T03:01:30.000Z')).toBe(true)
    expect(isLastPartial([T0, T0 + 60], '2026-11-22T03:02:00.000Z')).toBe(false)
    expect(isLastPartial([T0], '2026-11-22T03:02:00.000Z')).toBe(false)
  })
})

it('hasValues tells zeros and gaps from data', () => {
  expect(
    hasValues({
      times: [1],
      lines: [
        { name: 'a', values: [0] },
        { name: 'b', values: [null] },
      ],
    }),
  ).toBe(false)
  expect(hasValues({ times: [1], lines: [{ name: 'a', values: [2] }] })).toBe(true)
})
