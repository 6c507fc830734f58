import { describe, expect, it } from 'vitest'
import type { EventName, PropertyName } from '@/api/queries/dictionary'
import { chosenNames, sortedNames } from './names'

const event = (name: string, more: Partial<EventName> = {}): EventName => ({
  name,
  count: 1,
  last_seen: null,
  description: '',
  owner: '',
  hidden: false,
  tags: [],
  ...more,
})
const NAMES = [
  event('purchase', { count: 5, description: 'An order was paid', last_seen: '2026-11-22T10:00:00Z' }),
  event('request', { count: 9, hidden: true, last_seen: '2026-11-22T12:00:00Z' }),
  event('add_to_cart', { count: 7, tags: ['Shop'], last_seen: '2026-11-22T11:00:00Z' }),
]
const namesOf = (names: readonly { name: string }[]) => names.map((one) => one.name)

describe('chosenNames', () => {
  it('looks in names, descriptions and tags, whatever the case', () => {
    expect(namesOf(chosenNames(NAMES, ' PAID ', 'all'))).toEqual(['purchase'])
    expect(namesOf(chosenNames(NAMES, 'shop', 'all'))).toEqual(['add_to_cart'])
  })

  it('keeps only what is asked for', () => {
    const price: PropertyName = {
      ...event('price'),
      types: { text: 0.5, number: 0.5 },
      is_conflicting: true,
      sampled: 2,
      values: [],
    }
    expect(namesOf(chosenNames([...NAMES, price], '', 'conflict'))).toEqual(['price'])
    expect(namesOf(chosenNames(NAMES, '', 'undescribed'))).toEqual(['request', 'add_to_cart'])
    expect(namesOf(chosenNames(NAMES, '', 'hidden'))).toEqual(['request'])
  })
})

describe('sortedNames', () => {
  it('puts hidden names last in every order', () => {
    expect(namesOf(sortedNames(NAMES, 'count'))).toEqual(['add_to_cart', 'purchase', 'request'])
    expect(namesOf(sortedNames(NAMES, 'name'))).toEqual(['add_to_cart', 'purchase', 'request'])
    expect(namesOf(sortedNames(NAMES, 'last_seen'))).toEqual(['add_to_cart', 'purchase', 'request'])
  })
})
