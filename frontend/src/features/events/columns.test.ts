import { expect, it } from 'vitest'
import type { EventRecord } from '@/api/types'
import { hasText, textOf, valueOf } from './columns'

const event = {
  id: 'e1',
  name: 'purchase',
  value: 5,
  properties: { plan: 'Pro', cart: { size: 3 }, 'cart.total': 9 },
} as unknown as EventRecord

it.each([
  ['name', 'purchase'],
  ['properties.plan', 'Pro'],
  ['properties.cart.size', 3],
  ['properties.cart.total', 9],
  ['properties.cart.none', undefined],
  ['properties.none.at.all', undefined],
])('reads %s', (field, value) => {
  expect(valueOf(event, field)).toEqual(value)
})

it('searches everything the event carries, whatever the case', () => {
  expect(hasText(event, ' PRO ')).toBe(true)
  expect(hasText(event, 'enterprise')).toBe(false)
  expect(hasText(event, '')).toBe(true)
})

it('writes objects as JSON and nothing as a dash', () => {
  expect([textOf({ size: 3 }), textOf(null), textOf('x'), textOf(0)]).toEqual(['{"size":3}', '–', 'x', '0'])
})
