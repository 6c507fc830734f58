import { describe, expect, it } from 'vitest'
import type { Variable } from '@/api/dashboard'
import { fillFilters, fillText, valuesOf } from './variables'

const COUNTRY: Variable = {
  name: 'country',
  label: 'Country',
  kind: 'field',
  field: 'country',
  default: 'TH',
}
const PLAN: Variable = {
  name: 'plan',
  label: 'Plan',
  kind: 'list',
  values: ['a', 'b'],
  default: '',
  multiple: true,
}

describe('variables', () => {
  it('stand for the choice, else the default, else everything', () => {
    expect(valuesOf([COUNTRY, PLAN], {})).toEqual({ country: ['TH'], plan: [] })
    expect(valuesOf([COUNTRY, PLAN], { country: [], plan: ['a', 'b'] })).toEqual({
      country: [],
      plan: ['a', 'b'],
    })
  })

  it('are put into titles; unknown names stay visible', () => {
    const values = valuesOf([COUNTRY, PLAN], { plan: ['a', 'b'] })
    expect(fillText('$country: $plan, $price, US$5', values, 'all')).toBe('TH: a, b, $price, US$5')
    expect(fillText('in $country', { country: [] }, 'all')).toBe('in all')
    expect(fillText('$constructor', values, 'all')).toBe('$constructor')
  })

  it('are put into filters, several values as a list', () => {
    const filter = (operator: string) => [{ field: 'plan', operator, value: '$plan' }]
    expect(fillFilters(filter('eq'), { plan: ['a'] })).toEqual([
      { field: 'plan', operator: 'eq', value: 'a' },
    ])
    expect(fillFilters(filter('eq'), { plan: ['a', 'b'] })).toEqual([
      { field: 'plan', operator: 'in', value: ['a', 'b'] },
    ])
    expect(fillFilters(filter('neq'), { plan: ['a', 'b'] })[0]).toMatchObject({ operator: 'not_in' })
    expect(fillFilters(filter('in'), { plan: ['a'] })[0]).toMatchObject({ value: ['a'] })
  })

  it('take their filter away when they stand for everything, also inside groups', () => {
    const nested = [
      { or: [{ field: 'plan', operator: 'eq', value: '$plan' }] },
      { not: { field: 'x', operator: 'eq', value: '$plan' } },
    ]
    expect(fillFilters(nested, { plan: [] })).toEqual([])
    expect(fillFilters([{ field: 'a', operator: 'eq', value: '$other' }], { plan: [] })).toHaveLength(1)
  })
})
