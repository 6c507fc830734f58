import { describe, expect, it } from 'vitest'
import type { Row } from '@/api/types'
import { rank, withOther } from './rank'

const row = (page: string | null, value: number | null): Row => ({
  name: 'page_views',
  value,
  count: value ?? 0,
  dimensions: { page },
  timestamp: null,
})

describe('rank', () => {
  it('orders by value, then by name, and gives shares of the whole', () => {
    const items = rank([row('/b', 1), row('/a', 1), row('/', 2), row('/x', null), row(null, 0)], 'page', 2)
    expect(items).toEqual([
      { key: '/', value: 2, share: 0.5 },
      { key: '/a', value: 1, share: 0.25 },
    ])
  })

  it('gives shares of the whole where the rows are only the top of it', () => {
    expect(rank([row('/', 2), row('/a', 1)], 'page', 5, 10).map((item) => item.share)).toEqual([0.2, 0.1])
  })

  it('keeps a missing value as an entry of its own', () => {
    expect(rank([row(null, 3)], 'page', 5)[0]!.key).toBe('')
  })
})

describe('withOther', () => {
  const items = rank(
    ['a', 'b', 'c', 'd'].map((page) => row(page, 1)),
    'page',
    9,
  )

  it('adds up what is beyond the first', () => {
    expect(withOther(items, 2, 'Other').map((item) => [item.key, item.value])).toEqual([
      ['a', 1],
      ['b', 1],
      ['Other', 2],
    ])
  })

  it('never replaces a single entry by “other”', () => {
    expect(withOther(items, 3, 'Other')).toHaveLength(4)
    expect(withOther(items, 3, 'Other')[3]!.key).toBe('d')
  })
})
