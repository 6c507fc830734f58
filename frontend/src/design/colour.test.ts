import { describe, expect, it } from 'vitest'
import { assignSlots, slotOf } from './colour'

describe('slotOf', () => {
  it('is stable and within the palette', () => {
    expect(slotOf('device', 'mobile')).toBe(slotOf('device', 'mobile'))
    for (const value of ['a', 'b', 'ไทย', '']) expect(slotOf('x', value)).toBeLessThan(8)
  })

  it('separates the same value of different dimensions', () => {
    const slots = ['country', 'device', 'browser', 'os', 'page'].map((dimension) =>
      slotOf(dimension, 'other'),
    )
    expect(new Set(slots).size).toBeGreaterThan(1)
  })
})

describe('assignSlots', () => {
  it('gives up to eight values eight different colours', () => {
    const slots = assignSlots('device', ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
    expect(new Set(slots.values()).size).toBe(8)
  })

  it('does not depend on the order of the values', () => {
    const names = ['desktop', 'mobile', 'tablet', 'tv']
    expect(assignSlots('device', names)).toEqual(assignSlots('device', [...names].reverse()))
  })

  it('keeps pinned values in place and gives the others what is left', () => {
    const slots = assignSlots('device', ['mobile', 'desktop', 'watch', 'constructor'], {
      mobile: 0,
      desktop: 1,
    })
    expect([slots.get('mobile'), slots.get('desktop')]).toEqual([0, 1])
    expect(new Set(slots.values()).size).toBe(4)
  })

  it('repeats colours after the eighth', () => {
    expect(
      assignSlots(
        'x',
        Array.from({ length: 20 }, (_, index) => `v${index}`),
      ).size,
    ).toBe(20)
  })
})
