import { describe, expect, it } from 'vitest'
import type { Variable } from '@/api/dashboard'
import { valuesOf } from './variables'

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
    expect(valuesOf([COUNTRY, PLAN], {})).toEqual({ country: 'TH', plan: [] })
    expect(valuesOf([COUNTRY, PLAN], { country: [], plan: ['a', 'b'] })).toEqual({
      country: '',
      plan: ['a', 'b'],
    })
  })

  it('of one value take the first of several', () => {
    expect(valuesOf([COUNTRY], { country: ['DE', 'FR'] })).toEqual({ country: 'DE' })
  })
})
