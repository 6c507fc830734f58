import { expect, it } from 'vitest'
import type { MetricsSchema } from '@/api/queries/metrics'
import { metricOptions, metricTitle, searchOptions } from './metric-options'

const metric = (name: string, description: string) => ({
  name,
  description,
  unit: '',
  aggregation: 'count',
  formula: null,
})
const event = (name: string, count: number) => ({ name, count, last_seen: null })
const schema = {
  metrics: [
    metric('*', 'Every event'),
    metric('page_views', 'Pages opened'),
    metric('orders', 'Purchases made'),
  ],
  events: [event('orders', 1), event('page_view', 5), event('purchase', 9)],
} as unknown as MetricsSchema
const options = metricOptions(schema, 'All events')

it('offers every name once, frequent events first', () => {
  expect(options.map((one) => one.name)).toEqual(['*', 'page_views', 'orders', 'purchase', 'page_view'])
})

it('finds by the start of a name before its middle before its description', () => {
  expect(searchOptions(options, 'purchase').map((one) => one.name)).toEqual(['purchase', 'orders'])
  expect(searchOptions(options, 'pages opened').map((one) => one.name)).toEqual(['page_views'])
  expect(searchOptions(options, 'nothing like it')).toEqual([])
})

it('reads metrics as words and events by their own name', () => {
  expect(metricTitle('page_views', 'All', schema)).toBe('Page views')
  expect(metricTitle('page_view', 'All', schema)).toBe('page_view')
  expect(metricTitle('*', 'All', schema)).toBe('All')
})
