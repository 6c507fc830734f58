import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { COHORTS } from '@/testing/samples'
import { drawnTexts, expectDrawable, see, summary } from '@/testing/see'
import Cohort from './Widget'

it('shows who came back as shares of the size', () => {
  see(Cohort, { title: 'Retention', answers: [COHORTS] })
  expect(drawnTexts()).toEqual(
    expect.arrayContaining(['Cohort', 'Size', '1 Sept', '2.1K', 'W7', '100%', 'Average']),
  )
  expect(summary()).toMatch(/^Retention: 8 cohorts over 8 periods/)
  expectDrawable()
})

it('shows counts when asked, and no more periods than wanted', () => {
  see(Cohort, { answers: [COHORTS], options: { display: 'count', max_periods: 3, show_average: false } })
  const texts = drawnTexts()
  expect(texts).not.toContain('W3')
  expect(texts).not.toContain('100%')
})

it('sorts periods by their number', () => {
  const rows = ['W10', 'W2', 'W0'].map((period) => row({ cohort: 'a', period }, 5))
  see(Cohort, { answers: [answer('A', rows)], width: 600 })
  expect(drawnTexts().filter((text) => text.startsWith('W'))).toEqual(['W0', 'W2', 'W10'])
})
