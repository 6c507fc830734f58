import { expect, it } from 'vitest'
import { fitText, textWidth } from './text-width'

it('knows that Thai marks take no room', () => {
  expect(textWidth('ที่', 10)).toBe(textWidth('ท', 10))
})

it('keeps what fits and says that there is more', () => {
  expect(fitText('Home', 100, 11)).toBe('Home')
  expect(fitText('Checkout completed', 60, 11)).toMatch(/^Check\w*…$/)
  expect(fitText('Home', 3, 11)).toBe('')
})

it('never parts a letter from its marks', () => {
  const fitted = fitText('ผู้เยี่ยมชมทั้งหมด', 40, 11)
  expect('ผู้เยี่ยมชมทั้งหมด'.startsWith(fitted.slice(0, -1))).toBe(true)
  expect(fitted.at(-2)).not.toMatch(/^\p{Mn}/u)
})
