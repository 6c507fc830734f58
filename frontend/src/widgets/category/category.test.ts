import { describe, expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { categoriesOf, filtersOf, largestOf } from './category'

describe('categoriesOf', () => {
  it('takes the groups of the answer and adds up their times', () => {
    const rows = [
      row({ device: 'mobile' }, 2, '2026-11-22T00:00:00Z'),
      row({ device: 'mobile' }, 3, '2026-11-22T01:00:00Z'),
    ]
    expect(categoriesOf([answer('A', rows)])).toMatchObject([
      { key: 'mobile', value: 5, path: [['device', 'mobile']] },
    ])
  })

  it('takes whole answers where none has groups', () => {
    const answers = [answer('A', [], { value: 4, label: 'Visits' }), answer('B', [], { value: null })]
    expect(categoriesOf(answers).map(({ source, value }) => [source, value])).toEqual([
      ['Visits', 4],
      ['B', 0],
    ])
  })

  it('keeps groups apart whose joined names look alike', () => {
    expect(
      categoriesOf([answer('A', [row({ a: 'x y', b: 'z' }, 1), row({ a: 'x', b: 'y z' }, 1)])]),
    ).toHaveLength(2)
  })
})

it('filters by value, and by absence where there is none', () => {
  expect(
    filtersOf([
      ['country', 'TH'],
      ['is_bot', false],
      ['page', null],
    ]),
  ).toEqual([
    { field: 'country', operator: 'eq', value: 'TH' },
    { field: 'is_bot', operator: 'eq', value: false },
    { field: 'page', operator: 'not_exists' },
  ])
})

describe('largestOf', () => {
  const categories = categoriesOf([
    answer(
      'A',
      [5, 0, 9, 1, -2, 3].map((value, index) => row({ page: `p${index}` }, value)),
    ),
  ])

  it('adds up what is beyond the most', () => {
    const { kept, rest } = largestOf(categories, 3)
    expect([kept.map(({ value }) => value), rest]).toEqual([[9, 5], 4])
  })

  it('leaves nothing over when all fit', () => {
    expect(largestOf(categories, 4)).toMatchObject({
      rest: 0,
      kept: [9, 5, 3, 1].map((value) => ({ value })),
    })
  })
})
