import { describe, expect, it } from 'vitest'
import { Ring } from './ring'

function filled(capacity: number, count: number): Ring<number> {
  const ring = new Ring<number>(capacity)
  for (let value = 1; value <= count; value++) ring.push(value)
  return ring
}

describe('Ring', () => {
  it('keeps everything until it is full', () => {
    expect(filled(4, 3).toArray()).toEqual([1, 2, 3])
  })

  it('drops the oldest when full, in order, however often it wraps', () => {
    expect(filled(4, 5).toArray()).toEqual([2, 3, 4, 5])
    expect(filled(4, 103).toArray()).toEqual([100, 101, 102, 103])
    expect(filled(4, 103).length).toBe(4)
  })

  it('reads from both ends', () => {
    const ring = filled(3, 7)
    expect([ring.at(0), ring.at(2), ring.at(-1), ring.at(3), ring.at(-4)]).toEqual([
      5,
      7,
      7,
      undefined,
      undefined,
    ])
  })

  it('starts again after clear', () => {
    const ring = filled(3, 7)
    ring.clear()
    ring.push(9)
    expect(ring.toArray()).toEqual([9])
  })

  it('refuses a capacity that cannot hold anything', () => {
    expect(() => new Ring(0)).toThrow(RangeError)
  })
})
