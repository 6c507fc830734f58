import { expect, it } from 'vitest'
import { seriesRows } from './series-rows'

it('gives each measure a series, with gaps where it has nothing', () => {
  const buckets = [
    { timestamp: 'a', p50: 5, p95: 9 },
    { timestamp: 'b', p50: null, p95: 7 },
  ]
  expect(seriesRows(buckets, { Median: (one) => one.p50, '95 %': (one) => one.p95 })).toEqual([
    { name: 'Median', value: 5, count: 1, dimensions: { series: 'Median' }, timestamp: 'a' },
    { name: 'Median', value: null, count: 0, dimensions: { series: 'Median' }, timestamp: 'b' },
    { name: '95 %', value: 9, count: 1, dimensions: { series: '95 %' }, timestamp: 'a' },
    { name: '95 %', value: 7, count: 1, dimensions: { series: '95 %' }, timestamp: 'b' },
  ])
})
