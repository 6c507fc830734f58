import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { COHORTS } from '@/testing/samples'
import { drawnTexts, expectDrawable, marks, see, summary } from '@/testing/see'
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

const cell = (period: number, value: number, count: number, isComplete = true, total?: number) => ({
  ...{ period, value, count, is_complete: isComplete },
  ...(total === undefined ? {} : { total }),
})

it('shows the cohorts of an analysis, the periods that are not over apart', () => {
  const analysis = {
    metric: 'retention_rate',
    cohorts: [
      {
        period: '2026-09-01',
        size: 10,
        is_complete: true,
        retention: [cell(0, 1, 10), cell(1, 0.5, 5), cell(2, 0.1, 1, false)],
      },
      {
        period: '2026-10-01',
        size: 30,
        is_complete: true,
        retention: [cell(0, 1, 30), cell(1, 0.1, 3, false)],
      },
    ],
  }
  const { select } = see(Cohort, { title: 'Retention', answers: [answer('A', [], { analysis })], width: 600 })
  expect(drawnTexts()).toEqual(expect.arrayContaining(['1 Sept', '10', '100%', '50%', '10%', 'Average']))
  expect(drawnTexts().filter((text) => text === '50%')).toHaveLength(2) // the cell, and the average of what is over
  expect(document.querySelectorAll('rect[stroke-dasharray]')).toHaveLength(2)
  marks()[1]!.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  expect(select.mock.calls[0]![0]).toMatchObject({ place: { cohort: '2026-09-01', period: '1' } })
  expectDrawable()
})

it('writes what cohorts are worth as amounts, not as shares', () => {
  const analysis = {
    metric: 'revenue',
    cohorts: [
      {
        period: '2026-09-01',
        size: 10,
        is_complete: true,
        retention: [cell(0, 500, 8, true, 500), cell(1, 120, 2, true, 120)],
      },
      { period: '2026-10-01', size: 30, is_complete: true, retention: [cell(0, 700, 20, true, 700)] },
    ],
  }
  see(Cohort, { title: 'Revenue', answers: [answer('A', [], { analysis })], width: 600 })
  expect(drawnTexts()).toEqual(expect.arrayContaining(['500', '120', '700', '600']))
  expect(drawnTexts().some((text) => text.includes('%'))).toBe(false)
})
