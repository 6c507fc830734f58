import { describe, expect, it } from 'vitest'
import { answer, row } from '@/testing/answer'
import { binsOf, heightsOf, meanOf, quantileOf } from './bins'

const durations = answer(
  'A',
  [1, 2, 3, 11, 25].map((value) => row({ duration: value }, 2)),
)

describe('binsOf', () => {
  it('takes the bins of the server', () => {
    const made = answer('A', [], { bins: [[0, 10, 4]] })
    expect(binsOf(made, {})).toEqual([{ from: 0, to: 10, count: 4 }])
  })

  it('sorts groups by a number into even bins', () => {
    expect(binsOf(durations, { bucket_width: 10 })).toEqual([
      { from: 0, to: 10, count: 6 },
      { from: 10, to: 20, count: 2 },
      { from: 20, to: 30, count: 2 },
    ])
  })

  it('leaves out groups that are no numbers, and holds a single value', () => {
    expect(binsOf(answer('A', [row({ x: 'n/a' }, 5)]), {})).toEqual([])
    expect(binsOf(answer('A', [row({ x: 4 }, 5)]), {})).toEqual([{ from: 3.5, to: 4.5, count: 5 }])
  })

  it('never makes more bins than can be drawn', () => {
    const wide = answer('A', [row({ x: 0 }, 1), row({ x: 1e9 }, 1)])
    expect(binsOf(wide, { bucket_width: 1 }).length).toBeLessThanOrEqual(201)
  })
})

it('tells quantiles and the mean', () => {
  const bins = [
    { from: 0, to: 10, count: 6 },
    { from: 10, to: 20, count: 4 },
  ]
  expect([quantileOf(bins, 0.5), quantileOf(bins, 0.8), meanOf(bins)]).toEqual([50 / 6, 15, 9])
  expect([quantileOf([], 0.5), meanOf([])]).toEqual([null, null])
})

it('adds up, and shows shares', () => {
  const bins = [
    { from: 0, to: 1, count: 1 },
    { from: 1, to: 2, count: 3 },
  ]
  expect(heightsOf(bins, {})).toEqual([1, 3])
  expect(heightsOf(bins, { cumulative: true, as_percent: true })).toEqual([25, 100])
})
