import { describe, expect, it } from 'vitest'
import type { Filter } from '@/api/types'
import { draftOf, filterOf, NO_FILTER, type FilterDraft } from './filter-draft'

const FILTERS: Filter[] = [
  { field: 'country', operator: 'eq', value: 'TH' },
  { field: 'country', operator: 'not_in', value: ['TH', 'DE'] },
  { field: 'page', operator: 'starts_with', value: '/docs' },
  { field: 'status', operator: 'gte', value: 500 },
  { field: 'status', operator: 'between', value: [400, 499] },
  { field: 'user_id', operator: 'exists' },
]

describe('a filter being written', () => {
  it.each(FILTERS)('comes from and goes back to $field $operator', (filter) => {
    expect(filterOf(draftOf(filter))).toEqual(filter)
  })

  it.each<FilterDraft>([
    NO_FILTER,
    { field: 'country', operator: 'is', values: [''] },
    { field: 'status', operator: 'gt', values: ['many'] },
    { field: 'status', operator: 'between', values: ['1'] },
    { field: 'page', operator: 'contains', values: [] },
  ])('is none while something is missing', (draft) => {
    expect(filterOf(draft)).toBeNull()
  })
})
