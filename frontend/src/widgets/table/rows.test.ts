import { describe, expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { dataColumns, dataRows, sortRows, totalOf } from './rows'

const views = answer('A', [row({ page: '/b' }, 5), row({ page: '/a' }, 9), row({ page: '/c' }, null)])
const users = answer('B', [row({ page: '/a' }, 3)], { label: 'People' })

describe('dataRows', () => {
  it('sets the answers of the same groups side by side', () => {
    const rows = dataRows([views, users])
    expect(
      rows.map((one) => [one.dimensions.page, one.values.get('A')?.value, one.values.get('B')?.value]),
    ).toEqual([
      ['/b', 5, undefined],
      ['/a', 9, 3],
      ['/c', null, undefined],
    ])
  })
})

describe('dataColumns', () => {
  const rows = dataRows([views, users])
  it('shows all there is, or what is wanted in that order', () => {
    expect(dataColumns([views, users], rows, {}).map((column) => column.key)).toEqual(['page', 'A', 'B'])
    const columns = [
      { key: 'B', label: 'People' },
      { key: 'gone' },
      { key: 'A', hidden: true },
      { key: 'page' },
    ]
    expect(dataColumns([views, users], rows, { columns }).map((column) => column.key)).toEqual(['B', 'page'])
  })
})

describe('sortRows', () => {
  const rows = dataRows([views])
  const pages = (sorted: typeof rows) => sorted.map((one) => one.dimensions.page)
  it('sorts numbers and names, what is missing last', () => {
    expect(pages(sortRows(rows, { key: 'A', kind: 'value' }, true))).toEqual(['/a', '/b', '/c'])
    expect(pages(sortRows(rows, { key: 'A', kind: 'value' }, false))).toEqual(['/b', '/a', '/c'])
    expect(pages(sortRows(rows, { key: 'page', kind: 'dimension' }, true))).toEqual(['/c', '/b', '/a'])
  })
})

it('has a total only where it is one', () => {
  const rows = dataRows([views])
  expect(totalOf(views, rows)).toBe(14)
  expect(totalOf({ ...views, value: null, query: { metric: 'x', aggregation: 'sum' } }, rows)).toBe(14)
  expect(totalOf({ ...views, value: null, query: { metric: 'x', aggregation: 'p95' } }, rows)).toBeNull()
})
