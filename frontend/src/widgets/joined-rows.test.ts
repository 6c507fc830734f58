import { describe, expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { joinRows, joinedTable } from './joined-rows'

const visits = answer('A', [row({ country: 'TH' }, 10), row({ country: 'DE' }, 4)])
const orders = answer('B', [row({ country: 'DE' }, 2), row({ country: null }, 1)])

describe('joinRows', () => {
  it('puts rows of the same group side by side', () => {
    expect(joinRows([visits, orders]).map((joined) => [joined.dimensions.country, ...joined.values])).toEqual(
      [
        ['TH', 10, null],
        ['DE', 4, 2],
        [null, null, 1],
      ],
    )
  })

  it('keeps times apart', () => {
    const times = ['2026-11-22T00:00:00Z', '2026-11-22T01:00:00Z']
    const rows = times.map((time) => row({}, 1, time))
    expect(joinRows([answer('A', rows, { interval: '1h' })])).toHaveLength(2)
  })

  it('takes the start of the range, which rows without buckets carry, for no bucket', () => {
    const at = (second: number) => [row({ page: '/' }, 1, `2026-11-22T00:00:0${second}Z`)]
    expect(joinRows([answer('A', at(1)), answer('B', at(2))])).toMatchObject([
      { timestamp: null, values: [1, 1] },
    ])
  })
})

describe('joinedTable', () => {
  it('has a column for each group and answer', () => {
    expect(joinedTable([visits, orders])).toEqual({
      columns: ['country', 'A', 'B'],
      rows: [
        ['TH', 10, null],
        ['DE', 4, 2],
        [null, null, 1],
      ],
    })
  })

  it('shows totals where there are no rows, and nothing for no answers', () => {
    expect(joinedTable([answer('A', [], { value: 7 })])).toEqual({ columns: ['A'], rows: [[7]] })
    expect(joinedTable([]).rows).toEqual([])
  })
})
