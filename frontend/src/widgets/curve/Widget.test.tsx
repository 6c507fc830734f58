import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { drawnTexts, expectDrawable, marks, see, spoken, summary } from '@/testing/see'
import { screen } from '@testing-library/react'
import Curve from './Widget'

const CURVE = [
  { period: 0, ci95: [1, 1] },
  { period: 1, ci95: [0.36, 0.44] },
  { period: 2, ci95: [0.2, 0.3] },
]
const RETENTION = answer(
  'A',
  [1, 0.4, 0.25].map((value, period) => ({ ...row({ period: String(period) }, value), count: 500 * value })),
  { label: 'Retention', analysis: { curve: CURVE } },
)

it('draws values along their numbers with the interval around them', () => {
  see(Curve, { title: 'Retention', answers: [RETENTION], options: { as_percent: true, x_label: 'Day' } })
  expect(summary()).toBe('Retention: 1 lines, 25% at Day 2.')
  expect(drawnTexts()).toEqual(expect.arrayContaining(['0', '1', '2', '100%', 'Day']))
  expect(marks()).toHaveLength(3)
  screen.getByRole('listbox').focus()
  expect(spoken()).toBe('Day 0, Retention 100%, 95% interval 100% – 100%, Counted 500')
  expectDrawable()
})

it('draws a line of each group, and hides those that the legend hides', () => {
  const rows = ['pro', 'free'].flatMap((plan) =>
    [1, 0.5].map((value, period) => row({ period, plan }, value)),
  )
  const shown = see(Curve, { answers: [answer('A', rows)] })
  expect(screen.getByText('pro')).toBeVisible()
  expect(marks()).toHaveLength(4)
  shown.again({ hidden: new Set(['pro']) })
  expect(marks()).toHaveLength(2)
  expectDrawable()
})

it('has a point for a single value, and says when there is none', () => {
  const { again } = see(Curve, {
    answers: [answer('A', [row({ period: '3' }, 7)])],
    options: { shape: 'smooth' },
  })
  expect(marks()).toHaveLength(1)
  expectDrawable()
  again({ answers: [answer('A', [])] })
  expect(screen.queryByRole('img')).toBeNull()
})
