import { describe, expect, it } from 'vitest'
import { areSame, daysOf, withoutRule, withRule } from './rules'

const RULES = { days: 90, events: [{ event: 'request', days: 14 }] }

describe('rules of retention', () => {
  it('take whole days from 1 to 36,500', () => {
    expect(['1', ' 90 ', '36500'].map(daysOf)).toEqual([1, 90, 36500])
    expect(['0', '', '-1', '1.5', '36501', '9e9', 'ninety', '123456'].map(daysOf)).toEqual(
      Array(8).fill(null),
    )
  })

  it('are the same whatever their order', () => {
    const both = {
      days: null,
      events: [
        { event: 'a', days: 1 },
        { event: 'b', days: null },
      ],
    }
    expect(areSame(both, { days: null, events: [...both.events].reverse() })).toBe(true)
    expect(areSame(both, { ...both, days: 1 })).toBe(false)
    expect(areSame(both, withRule(both, 'b', 1))).toBe(false)
  })

  it('hold one age for an event', () => {
    expect(withRule(RULES, 'audit', null).events).toEqual([...RULES.events, { event: 'audit', days: null }])
    expect(withRule(RULES, 'request', 30).events).toEqual([{ event: 'request', days: 30 }])
    expect(withoutRule(RULES, 'request').events).toEqual([])
    expect(withoutRule(RULES, 'other')).toEqual(RULES)
  })
})
