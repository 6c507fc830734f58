import { expect, it } from 'vitest'
import { brushedSpan, brushFilter } from './brush'

const SPAN = { from: '2026-11-22T08:00:00.000Z', to: '2026-11-22T09:00:00.000Z' }

it('writes a span as a filter and reads it back', () => {
  expect(brushedSpan(brushFilter(SPAN))).toEqual(SPAN)
})

it.each([
  ['another field', { ...brushFilter(SPAN), field: 'value' }],
  ['another operator', { ...brushFilter(SPAN), operator: 'in' }],
  ['no list', { ...brushFilter(SPAN), value: SPAN.from }],
  ['numbers', { ...brushFilter(SPAN), value: [1, 2] }],
  ['an end before the start', brushFilter({ from: SPAN.to, to: SPAN.from })],
  ['no times', brushFilter({ from: 'a', to: 'b' })],
])('takes %s for no span', (_, filter) => expect(brushedSpan(filter)).toBeNull())
