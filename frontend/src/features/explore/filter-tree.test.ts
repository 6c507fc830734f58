import { describe, expect, it } from 'vitest'
import type { FilterNode } from '@/api/types'
import { countFilters, filtersOf, groupOf, NO_FILTERS } from './filter-tree'

const th = { field: 'country', operator: 'eq', value: 'TH' }
const de = { field: 'country', operator: 'eq', value: 'DE' }
const paid = { field: 'value', operator: 'gt', value: 0 }

describe('filters as groups to edit', () => {
  it.each<[string, FilterNode[]]>([
    ['none', []],
    ['conditions in a row', [th, paid]],
    ['any of two', [{ or: [th, de] }]],
    ['a group within', [paid, { or: [th, de] }]],
    ['the opposite of a group', [{ not: { or: [th, de] } }]],
    ['the opposite of one', [{ not: th }]],
    ['groups in groups', [{ or: [{ and: [th, paid] }, { not: { and: [de, paid] } }] }]],
  ])('come back as they were: %s', (_, filters) => {
    expect(filtersOf(groupOf(filters))).toEqual(filters)
  })

  it('leave out groups without a condition', () => {
    expect(filtersOf({ ...NO_FILTERS, parts: [th, { ...NO_FILTERS, joiner: 'or' }] })).toEqual([th])
  })

  it('say a group of one without the group', () => {
    expect(filtersOf({ joiner: 'or', isNot: false, parts: [th] })).toEqual([th])
  })

  it('count single conditions', () => {
    expect(countFilters([paid, { not: { or: [th, de] } }])).toBe(3)
  })
})
