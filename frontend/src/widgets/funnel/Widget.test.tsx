import { fireEvent } from '@testing-library/react'
import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { STEPS } from '@/testing/samples'
import { drawnTexts, expectDrawable, marks, see, summary } from '@/testing/see'
import Funnel from './Widget'

it('shows the steps in their order with what is left of them', () => {
  see(Funnel, { title: 'Checkout', answers: [STEPS] })
  expect(summary()).toBe('Checkout: 5 steps, 3.9% get from Visit to Paid.')
  expect(drawnTexts()).toEqual(expect.arrayContaining(['48.2K', 'Visit', '56.2%', 'Paid']))
  expectDrawable()
})

it('gives shares of the step before when asked', () => {
  see(Funnel, { answers: [STEPS], options: { percent_of: 'previous' } })
  expect(drawnTexts()).toContain('34.7%')
})

it('takes whole answers as steps', () => {
  const answers = [
    answer('A', [], { label: 'Visits', value: 100 }),
    answer('B', [], { label: 'Orders', value: 5 }),
  ]
  const { select } = see(Funnel, { answers, options: { orientation: 'vertical' } })
  fireEvent.click(marks()[1]!.querySelector('rect')!)
  expect(select.mock.calls[0]![0]).toEqual({ answer: 'B', filters: [], label: 'Orders' })
  expectDrawable()
})

it('does not filter events by a step, which is no attribute of theirs', () => {
  const { select } = see(Funnel, { answers: [STEPS] })
  fireEvent.click(marks()[1]!.querySelector('rect')!)
  expect(select.mock.calls[0]![0]).toMatchObject({ filters: [], label: 'Product' })
})

it('survives a first step of zero and a later step that grows', () => {
  see(Funnel, {
    answers: [answer('A', [row({ step: 'a' }, 0), row({ step: 'b' }, 4), row({ step: 'c' }, 9)])],
  })
  expectDrawable()
})
