import { expect, it } from 'vitest'
import type { EventRecord } from '@/api/types'
import { describe, describeBy } from './describe'

const event = (part: Partial<EventRecord>) =>
  describe({ page: null, value: null, user_id: null, source: null, properties: {}, ...part } as EventRecord)

it('tells the request, what it is about or the page with its amount, or the person, whichever comes first', () => {
  expect(event({ page: '/docs' })).toBe('/docs')
  expect(event({ page: '/app', properties: { feature: 'Export' } })).toBe('Export')
  expect(event({ value: 149, properties: { product: 'Rain Jacket', currency: 'USD' } })).toBe(
    'Rain Jacket · $149.00',
  )
  expect(event({ properties: { path: '/api', status: 200 } })).toBe('/api · 200')
  expect(event({ properties: { message: 'Boom' } })).toBe('Boom')
  expect(event({ value: 29.99 })).toBe('29.99')
  expect(event({ user_id: 'u1', source: 'web' })).toBe('u1')
  expect(event({})).toBe('')
})

it('tells the chosen columns, properties by their name too, and leaves out what has a place of its own', () => {
  const purchase = {
    name: 'purchase',
    country: 'TH',
    user_id: null,
    value: 29.5,
    properties: { plan: 'pro', cart: { items: 2 } },
  } as unknown as EventRecord
  expect(describeBy(purchase, ['time', 'name', 'country', 'user_id', 'value'])).toBe('29.5')
  expect(describeBy(purchase, ['plan', 'properties.cart', 'none'])).toBe('pro · {"items":2}')
})
