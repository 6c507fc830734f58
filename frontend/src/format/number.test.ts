import { describe, expect, it } from 'vitest'
import { bytes, compact, duration, exact, formatNumber, percent, relativeChange } from './number'

const EN = 'en'

describe('numbers', () => {
  it.each([
    [0, '0'],
    [0.015, '0.015'],
    [0.00333, '0.0033'],
    [3.14159, '3.14'],
    [42.26, '42.3'],
    [999, '999'],
    [48_230, '48.2K'],
    [999_950, '1M'],
    [-1_500_000, '-1.5M'],
  ])('compact(%d) is %s', (value, text) => expect(compact(value, EN)).toBe(text))

  it('shows every digit where asked', () => expect(exact(1234567.891, EN)).toBe('1,234,567.89'))

  it.each([
    [0.034, '3.4%'],
    [0.0021, '0.21%'],
    [1, '100%'],
  ])('percent(%d) is %s', (ratio, text) => expect(percent(ratio, EN)).toBe(text))

  it.each([
    [4.24, '4.2 ms'],
    [215.4, '215 ms'],
    [999.6, '1 s'],
    [1240, '1.24 s'],
    [59_960, '1 min'],
    [210_000, '3.5 min'],
    [7_200_000, '2 hr'],
    [345_600_000, '4 days'],
  ])('duration(%d) is %s', (ms, text) => expect(duration(ms, EN)).toBe(text))

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [1_400_000, '1.4 MB'],
    [999_999, '1 MB'],
  ])('bytes(%d) is %s', (value, text) => expect(bytes(value, EN)).toBe(text))

  it('writes a missing value as a dash', () => {
    for (const value of [null, undefined, NaN, Infinity]) expect(formatNumber(value, 'number', EN)).toBe('–')
  })

  it('works in Thai', () => expect([percent(0.5, 'th'), duration(215, 'th')]).toEqual(['50%', '215 ms']))
})

describe('relativeChange', () => {
  it('compares with the period before', () => expect(relativeChange(110, 100)).toBeCloseTo(0.1))
  it('knows when there is nothing to compare', () => {
    for (const before of [null, undefined, 0]) expect(relativeChange(5, before)).toBeNull()
    expect(relativeChange(null, 5)).toBeNull()
  })
})
