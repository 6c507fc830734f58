import { fireEvent, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { LATENCY } from '@/testing/samples'
import { expectDrawable, marks, see, summary } from '@/testing/see'
import Scatter from './Widget'

it('places a point for each group by two answers, and tells both', () => {
  see(Scatter, {
    title: 'Latency',
    answers: LATENCY,
    options: { colour_by: 'service', show_trend: true, unit: 'duration_ms' },
  })
  expect(marks()).toHaveLength(18)
  expect(summary()).toMatch(/^Latency: 18 points, Payload from .* to .*, Latency from .* ms to .* ms\.$/)
  screen.getByRole('listbox').focus()
  expect(screen.getByRole('option').textContent).toMatch(/Payload .*, Latency .* ms/)
  expectDrawable()
})

it('leaves out groups that one of the answers lacks', () => {
  const answers = [
    answer('A', [row({ page: '/' }, 1), row({ page: '/a' }, 2)]),
    answer('B', [row({ page: '/' }, 1)]),
  ]
  see(Scatter, { answers })
  expect(marks()).toHaveLength(1)
  expectDrawable()
})

it('takes zeros and negative values on a logarithmic axis without breaking', () => {
  const rows = (values: number[]) => values.map((value, index) => row({ page: String(index) }, value))
  see(Scatter, {
    answers: [answer('A', rows([0, -5, 100])), answer('B', rows([1, 10, 0]))],
    options: { scale: 'log', x_scale: 'log', show_trend: true },
  })
  expect(marks()).toHaveLength(3)
  expectDrawable()
})

it('filters by what the point is', () => {
  const { select } = see(Scatter, { answers: LATENCY })
  fireEvent.click(marks()[0]!)
  const filters = [
    { field: 'page', operator: 'eq', value: '/' },
    { field: 'service', operator: 'eq', value: 'api' },
  ]
  expect(select.mock.calls[0]![0]).toMatchObject({ answer: 'B', filters })
})
