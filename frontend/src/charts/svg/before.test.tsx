import { expect, it } from 'vitest'
import { beforeOf } from './before'

const series = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    label: String(index),
    colour: '#000000',
    values: [1, 2],
    before: [3, null],
  }))

it('marks the period before beside few series only', () => {
  expect(beforeOf({ series: series(2), mode: 'grouped' })).toEqual([
    { series: 0, band: 0, value: 3 },
    { series: 1, band: 0, value: 3 },
  ])
  expect(beforeOf({ series: series(3), mode: 'grouped' })).toEqual([])
  expect(beforeOf({ series: series(1), mode: 'stacked' })).toEqual([])
})
