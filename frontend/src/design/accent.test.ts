import { describe, expect, it } from 'vitest'
import { accentTokens, contrast, isColour, type Mode } from './accent'

const COLOURS = [
  '#2459d3',
  '#ffff00',
  '#000000',
  '#ffffff',
  '#808080',
  '#e95e00',
  '#00ff88',
  '#3f4f00',
  '#ff00ff',
]
const MODES: Mode[] = ['dark', 'light']
const SURFACES = {
  dark: ['#0b0d11', '#13161b', '#1a1e25', '#20252e'],
  light: ['#f5f6f8', '#ffffff', '#f0f2f5'],
}

describe.each(MODES)('an accent in the %s theme', (mode) => {
  it.each(COLOURS)('%s can be read as text on every surface, and white on its fill', (colour) => {
    const tokens = accentTokens(colour, mode)
    for (const surface of SURFACES[mode])
      expect(contrast(tokens['--accent']!, surface)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens['--accent-fill']!, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens['--accent-fill-hover']!, '#ffffff')).toBeGreaterThanOrEqual(4.5)
  })
})

it('leaves a colour that can be read as it is', () => {
  expect(accentTokens('#2459d3', 'light')['--accent']).toBe('#2459d3')
})

it.each([
  ['#12AbEf', true],
  ['#fff', false],
  ['red', false],
  [null, false],
])('knows whether %s is a colour', (text, is) => {
  expect(isColour(text)).toBe(is)
})
