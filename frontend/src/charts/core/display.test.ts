import { describe, expect, it } from 'vitest'
import { DARK } from '@/design/themes'
import { namedColour, thresholdColour, writeValue, type DisplayOptions } from './display'

const write = (value: number | null, options: DisplayOptions, length?: 'short' | 'exact') =>
  writeValue(value, options, 'en', length)

describe('writeValue', () => {
  it('shortens large numbers for labels and gives every digit for tooltips', () => {
    expect(write(48_230, {})).toBe('48.2K')
    expect(write(48_230.5, {}, 'exact')).toBe('48,230.5')
  })

  it('takes percents as they are measured, 0 to 100', () => {
    expect(write(34.21, { unit: 'percent' })).toBe('34.2%')
    expect(write(0.123, { unit: 'percent' })).toBe('0.12%')
  })

  it('writes money with its symbol', () => {
    expect(write(129.5, { unit: 'currency', currency: 'USD' })).toBe('$130')
    expect(write(9.5, { unit: 'currency', currency: 'USD' })).toBe('$9.50')
    expect(write(129, { unit: 'currency', currency: 'USD' }, 'exact')).toBe('$129.00')
    expect(write(186_700, { unit: 'currency', currency: 'EUR' })).toBe('€186.7K')
    expect(write(186_700, { unit: 'currency', currency: 'THB', decimals: 0 }, 'exact')).toBe('฿186,700')
  })

  it('writes bytes and durations in the unit that reads best', () => {
    expect(write(1_400_000, { unit: 'bytes' })).toBe('1.4 MB')
    expect(write(1_400_000, { unit: 'bytes_per_second' })).toBe('1.4 MB/s')
    expect(write(1.24, { unit: 'duration_s' })).toBe('1.24 s')
    expect(write(215, { unit: 'duration_ms' })).toBe('215 ms')
  })

  it('keeps the digits that were asked for', () => {
    expect(write(2, { decimals: 2 })).toBe('2.00')
    expect(write(2_345, { decimals: 0 })).toBe('2K')
  })

  it('gives a mapped value its text, and a missing one a dash', () => {
    expect(write(1, { value_mappings: [{ match: '1', text: 'Up' }] })).toBe('Up')
    expect(write(null, {})).toBe('–')
    expect(write(Number.NaN, {})).toBe('–')
  })
})

it('colours by the highest threshold reached, whatever their order', () => {
  const options: DisplayOptions = {
    thresholds: [
      { value: 90, colour: 'negative' },
      { value: 50, colour: '#123456' },
    ],
  }
  expect(thresholdColour(49, options, DARK)).toBeUndefined()
  expect(thresholdColour(50, options, DARK)).toBe('#123456')
  expect(thresholdColour(95, options, DARK)).toBe(namedColour('negative', DARK))
  expect(namedColour('series-3', DARK)).toBe(DARK.categorical[2])
})
