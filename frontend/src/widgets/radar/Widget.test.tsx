import { fireEvent, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { NESTED } from '@/testing/samples'
import { drawnTexts, expectDrawable, marks, see } from '@/testing/see'
import Radar from './Widget'

it('has a spoke for each group and a line for each value of the second', () => {
  see(Radar, { answers: [NESTED] })
  expect(drawnTexts()).toEqual(expect.arrayContaining(['Thailand', 'Germany', 'Japan', 'Brazil']))
  expect([...document.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
    'Mobile',
    'Desktop',
    'Tablet',
  ])
  expectDrawable()
})

it('takes whole answers as spokes where there are no groups', () => {
  const answers = [
    answer('A', [], { label: 'Views', value: 8 }),
    answer('B', [], { label: 'Orders', value: 2 }),
  ]
  const { select } = see(Radar, { answers })
  expect(drawnTexts()).toEqual(expect.arrayContaining(['Views', 'Orders']))
  fireEvent.click(marks()[1]!.querySelector('line')!)
  expect(select.mock.calls[0]![0]).toEqual({ answer: 'B', filters: [], label: 'Orders' })
})

it('measures each spoke by itself when asked', () => {
  const rows = (scale: number) => [row({ page: '/' }, scale), row({ page: '/a' }, 1000 * scale)]
  see(Radar, { answers: [answer('A', rows(1)), answer('B', rows(2))], options: { normalise: true } })
  const far = [...screen.getByRole('img').querySelectorAll('circle')].map((dot) =>
    Math.abs(Number(dot.getAttribute('cy'))),
  )
  expect(far[0]).toBeCloseTo(far[1]!)
})
