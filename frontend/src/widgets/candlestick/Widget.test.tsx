import { fireEvent } from '@testing-library/react'
import { expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { PRICES } from '@/testing/samples'
import { expectDrawable, marks, see } from '@/testing/see'
import Candlestick from './Widget'

it('draws a candle for each bucket and picks its span of time', () => {
  const { select } = see(Candlestick, { answers: PRICES, options: { volume: 'E' } })
  expect(marks()).toHaveLength(48)
  fireEvent.click(marks()[0]!.querySelector('rect')!)
  expect(select.mock.calls[0]![0]).toMatchObject({
    from: '2026-11-20T00:00:00.000Z',
    to: '2026-11-20T01:00:00.000Z',
  })
  expectDrawable()
})

it('tells rise from fall by colour, the other way round where less is better', () => {
  const colour = () => marks()[0]!.querySelector('line')!.getAttribute('stroke')
  const { again } = see(Candlestick, { answers: PRICES })
  const before = colour()
  again({ options: { good_when: 'down' } })
  expect(colour()).not.toBe(before)
})

it('leaves out buckets without a value', () => {
  const times = [null, 5]
  const answers = ['A', 'B', 'C', 'D'].map((id) =>
    answer(
      id,
      times.map((value, index) => row({}, value, `2026-11-22T0${index}:00:00Z`)),
      { interval: '1h' },
    ),
  )
  see(Candlestick, { answers })
  expect(marks()).toHaveLength(1)
  expectDrawable()
})
