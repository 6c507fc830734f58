import { expect, it } from 'vitest'
import type { EventRecord } from '@/api/types'
import { describe } from './describe'

const event = (part: Partial<EventRecord>) =>
  describe({ page: null, value: null, user_id: null, source: null, properties: {}, ...part } as EventRecord)

it('tells the page, the request, the message, the value or the person, whichever comes first', () => {
  expect(event({ page: '/docs', value: 1 })).toBe('/docs')
  expect(event({ properties: { path: '/api', status: 200 } })).toBe('/api · 200')
  expect(event({ properties: { message: 'Boom' } })).toBe('Boom')
  expect(event({ value: 29.99 })).toBe('29.99')
  expect(event({ user_id: 'u1', source: 'web' })).toBe('u1')
  expect(event({})).toBe('')
})
