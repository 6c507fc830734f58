import { expect, it } from 'vitest'
import { expiryOf, linesOf } from './key-choice'

it('ends a key after whole days, or never', () => {
  const now = new Date('2026-03-01T10:00:00Z')
  expect(expiryOf(30, now)).toBe('2026-03-31T10:00:00.000Z')
  expect(expiryOf(0, now)).toBeUndefined()
})

it('reads lists however they are written', () => {
  expect(linesOf(' page_view\n\nsignup, pay ,')).toEqual(['page_view', 'signup', 'pay'])
  expect(linesOf('  ')).toEqual([])
})
