import { expect, it } from 'vitest'
import { DEVICES } from '@/testing/samples'
import { drawnTexts, expectDrawable, see } from '@/testing/see'
import Doughnut from './Widget'

it('has the whole in the middle', () => {
  see(Doughnut, { answers: [DEVICES] })
  expect(drawnTexts()).toEqual(expect.arrayContaining(['48.2K', 'Visitors']))
  expectDrawable()
})

it('has the largest or own words in the middle when asked, or nothing', () => {
  const { again } = see(Doughnut, { answers: [DEVICES], options: { centre: 'largest' } })
  expect(drawnTexts()).toEqual(expect.arrayContaining(['58%', 'Mobile']))
  again({ options: { centre: 'text', centre_text: 'Q4' } })
  expect(drawnTexts()).toContain('Q4')
  again({ options: { centre: 'none', labels: 'none' } })
  expect(drawnTexts()).toEqual([])
})
