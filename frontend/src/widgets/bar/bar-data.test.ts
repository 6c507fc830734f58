import { describe, expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { barData } from './bar-data'

const words = {
  nameOf: (_field: string, value?: string | number | boolean | null) => String(value ?? '?'),
  other: 'Other',
}
const pages = answer('A', [row({ page: 'b' }, 2), row({ page: 'a' }, 5), row({ page: 'c' }, 1)], {
  query: { metric: 'page_views', aggregation: 'count' },
})

describe('barData', () => {
  it('sorts by value, by name, or leaves the order of the query', () => {
    const names = (options: object) => barData([pages], options, words).bands.map((band) => band.name)
    expect(names({})).toEqual(['a', 'b', 'c'])
    expect(names({ descending: false })).toEqual(['c', 'b', 'a'])
    expect(names({ sort: 'name' })).toEqual(['a', 'b', 'c'])
    expect(names({ sort: 'none' })).toEqual(['b', 'a', 'c'])
  })

  it('adds up what does not fit only where that makes sense', () => {
    const options = { max_bars: 1, show_other: true }
    expect(barData([pages], options, words)).toMatchObject({
      bands: [{ name: 'a' }, { name: 'Other', filters: [] }],
      series: [{ values: [5, 3] }],
    })
    const average = { ...pages, query: { metric: 'response_time', aggregation: 'p95' } }
    expect(barData([average], options, words).bands).toHaveLength(1)
  })

  it('makes a second group, several answers and a comparison into series', () => {
    const two = answer('A', [row({ page: 'a', device: 'mobile' }, 2), row({ page: 'a', device: 'tv' }, 1)])
    expect(barData([two], {}, words).series.map(({ name, field, values }) => [name, field, values])).toEqual([
      ['mobile', 'device', [2]],
      ['tv', 'device', [1]],
    ])
    expect(
      barData([pages, { ...pages, id: 'B', label: 'B' }], {}, words).series.map(({ name }) => name),
    ).toEqual(['A', 'B'])
    const compared = answer('A', [{ ...row({ page: 'a' }, 2), previous: 1 }])
    expect(barData([compared], {}, words).series).toMatchObject([{ name: 'A', values: [2], before: [1] }])
  })

  it('draws answers without groups as a bar each', () => {
    const answers = [answer('A', [], { value: 4 }), answer('B', [], { value: 6 })]
    expect(barData(answers, {}, words)).toMatchObject({
      bands: [{ name: 'A' }, { name: 'B' }],
      series: [{ values: [4, 6] }],
    })
  })
})
