import { describe, expect, it } from 'vitest'
import { fit } from './fit'

describe('fit', () => {
  it('prefers the start, then the start of a word, then the middle, then letters in order', () => {
    const fits = ['revenue', 'daily revenue', 'prevenues', 'r e v e n u e'].map((text) =>
      fit('revenue', text),
    )
    expect(fits).toEqual([0, 1, 2, 4])
  })

  it('wants every word, in any order', () => {
    expect(fit('week sales', 'Sales this week')).toBe(1)
    expect(fit('sales month', 'Sales this week')).toBeNull()
  })

  it('takes event names apart at their marks', () => {
    expect(fit('view', 'page_view')).toBe(1)
  })

  it('ignores case and accents but not Thai vowels', () => {
    expect(fit('resume', 'Résumé')).toBe(0)
    expect(fit('ภาพ', 'ภาพรวม')).toBe(0)
    expect(fit('กา', 'กี')).toBeNull()
  })

  it('fits everything to an empty search', () => {
    expect(fit('  ', 'anything')).toBe(0)
  })

  it('does not let one stray letter find a text', () => {
    expect(fit('z', 'Sources')).toBeNull()
  })
})
