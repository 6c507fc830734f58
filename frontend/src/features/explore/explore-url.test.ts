import { describe, expect, it } from 'vitest'
import { BLANK, type Exploration } from './exploration'
import { readExplore, readTime, writeExplore, writeTime } from './explore-url'

const WHOLE: Exploration = {
  measures: [
    { id: 'A', metric: 'orders', filters: [], label: 'Orders' },
    {
      id: 'B',
      metric: 'page view',
      aggregation: 'p95',
      valueField: 'properties.load_ms',
      filters: [
        {
          or: [
            { field: 'country', operator: 'eq', value: 'TH' },
            { field: 'page', operator: 'exists' },
          ],
        },
      ],
      isHidden: true,
    },
  ],
  formulas: [{ id: 'F1', label: 'Rate', expression: 'A / B * 100' }],
  filters: [{ field: 'device', operator: 'in', value: ['mobile', 'tablet'] }],
  groups: ['country', 'properties.plan'],
  interval: 'hour',
  limit: 5,
  kind: 'stacked',
}

describe('an exploration in the address', () => {
  it.each([
    ['nothing', BLANK],
    ['everything', WHOLE],
    ['one value', { ...BLANK, measures: [{ id: 'A', metric: '*', filters: [] }], interval: null }],
  ])('is read as it was written: %s', (_, exploration) => {
    expect(readExplore(writeExplore('', exploration))).toEqual(exploration)
  })

  it('leaves other parts of the address alone', () => {
    const search = writeExplore('?project=2&range=last_hour&q=old', { ...WHOLE })
    expect(new URLSearchParams(search).get('project')).toBe('2')
    expect(readTime(search).range).toBe('last_hour')
    expect(readExplore(writeTime(search, { compare: 'previous_period' }))).toEqual(WHOLE)
  })

  it('takes a plain name and drops what cannot be read', () => {
    const found = readExplore('?q=orders&q={broken&q=[1]&top=-1&f=%7Bbroken')
    expect(found.measures.map((one) => one.metric)).toEqual(['orders', '[1]'])
    expect(found).toMatchObject({ limit: null, filters: [] })
  })
})

it('has a time of its own only where it differs from the usual one', () => {
  expect(readTime('')).toEqual({ range: 'last_24_hours', compare: 'none', refresh: 'live' })
  expect(writeTime('?range=last_hour', { range: 'last_24_hours' })).toBe('')
  expect(readTime(writeTime('', { refresh: 60, compare: 'previous_period' }))).toMatchObject({
    refresh: 60,
    compare: 'previous_period',
  })
})
