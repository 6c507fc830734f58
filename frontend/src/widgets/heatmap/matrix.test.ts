import { describe, expect, it } from 'vitest'
import { dateParts } from '@/format/calendar'
import { answer, row } from '@/testing/answer'
import { axesOf, matrixOf } from './matrix'

const bangkok = (at: number) => dateParts(at, 'Asia/Bangkok')

describe('matrixOf', () => {
  it('puts hours and weekdays where the project is, as their mean', () => {
    // Sunday 20:30 UTC is Monday 03:30 in Bangkok.
    const made = answer('A', [row({}, 5, '2026-11-22T20:30:00Z'), row({}, 7, '2026-11-15T20:30:00Z')])
    const { xs, ys, cells } = matrixOf(made, {}, bangkok)
    expect([xs.length, ys.length, cells[0]![3]]).toEqual([24, 7, 6])
  })

  it('averages what cannot be added up', () => {
    const rows = [row({}, 4, '2026-11-22T20:30:00Z'), row({}, 8, '2026-11-15T20:30:00Z')]
    const made = answer('A', rows, { query: { metric: 'response_time', aggregation: 'p95' } })
    expect(matrixOf(made, {}, bangkok).cells[0]![3]).toBe(6)
  })

  it('sets two dimensions against each other, the largest rows first', () => {
    const made = answer('A', [
      row({ country: 'TH', device: 'tv' }, 1),
      row({ country: 'DE', device: 'mobile' }, 9),
      row({ country: 'TH', device: 'mobile' }, 2),
    ])
    expect(matrixOf(made, { y: 'country', x: 'device' }, bangkok)).toMatchObject({
      xs: [{ key: 'mobile' }, { key: 'tv' }],
      ys: [{ key: 'DE' }, { key: 'TH' }],
      cells: [
        [9, null],
        [2, 1],
      ],
    })
  })
})

it('falls back to the axes the answer has', () => {
  const grouped = answer('A', [row({ page: '/' }, 1, '2026-11-22T00:00:00Z')])
  expect(axesOf(grouped, {})).toEqual(['time', 'page'])
  expect(axesOf(grouped, { x: 'hour_of_day', y: 'page' })).toEqual(['hour_of_day', 'page'])
  expect(axesOf(answer('A', [row({ a: 1, b: 2 }, 1)]), { x: 'hour_of_day', y: 'day_of_week' })).toEqual([
    'b',
    'a',
  ])
})

it('takes hours and weekdays that the answer is grouped by as they are', () => {
  const rows = [
    row({ day_of_week: '1', hour_of_day: '9' }, 5),
    row({ day_of_week: '7', hour_of_day: '23' }, 2),
  ]
  const { xs, ys, cells } = matrixOf(answer('A', rows), {}, () => ({}) as never)
  expect([xs.length, ys.length]).toEqual([24, 7])
  expect([cells[0]![9], cells[6]![23], cells[0]![0]]).toEqual([5, 2, null])
})
