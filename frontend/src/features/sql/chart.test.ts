import { describe, expect, it } from 'vitest'
import type { SqlResult } from '@/api/queries/sql'
import { chartOf } from './chart'

const result = (columns: [string, string][], rows: SqlResult['rows']): SqlResult => ({
  columns: columns.map(([name, type]) => ({ name, type })),
  rows,
  meta: { rows_read: 0, bytes_read: 0, elapsed_ms: 0, truncated: false },
})

describe('the chart of a result', () => {
  it('draws values over time, oldest first, one line a group', () => {
    const charted = chartOf(
      result(
        [
          ['day', 'Date'],
          ['country', 'LowCardinality(String)'],
          ['n', 'UInt64'],
        ],
        [
          ['2026-11-22', 'TH', '9007199254740993'],
          ['2026-11-21', 'DE', 2],
        ],
      ),
    )!
    expect(charted.shape).toBe('series')
    expect(charted.answers[0]).toMatchObject({
      label: 'n',
      interval: 'day',
      query: { group_by: ['country'] },
    })
    expect(
      charted.answers[0]!.rows.map(({ timestamp, dimensions }) => [timestamp, dimensions.country]),
    ).toEqual([
      ['2026-11-21T00:00:00.000Z', 'DE'],
      ['2026-11-22T00:00:00.000Z', 'TH'],
    ])
  })

  it('draws values of things', () => {
    const charted = chartOf(
      result(
        [
          ['name', 'String'],
          ['n', 'Nullable(Float64)'],
        ],
        [
          ['a', 1],
          ['b', null],
        ],
      ),
    )!
    expect(charted.shape).toBe('categories')
    expect(charted.answers[0]!.rows.map((row) => row.value)).toEqual([1, null])
  })

  it('shows a single number as one', () => {
    expect(chartOf(result([['n', 'UInt64']], [[5]]))).toMatchObject({
      shape: 'number',
      answers: [{ value: 5 }],
    })
  })

  it('has none without a number or a row', () => {
    expect(chartOf(result([['name', 'String']], [['a']]))).toBeNull()
    expect(chartOf(result([['n', 'UInt64']], []))).toBeNull()
    expect(chartOf(result([['n', 'UInt64']], [[1], [2]]))).toBeNull()
  })
})
