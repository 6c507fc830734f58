import { expect, it } from 'vitest'
import type { TimeLines } from './lines'
import { settledOf } from './settled'

const data = (part: Partial<TimeLines>): TimeLines => ({
  times: [0, 1, 2, 3, 4, 5, 6],
  lines: [
    {
      key: 'A',
      label: 'A',
      answer: 'A',
      dimensions: {},
      values: [1, 9, 9, 9, 9, 9, 2],
      before: [8, 8, 8, 8, 8, 8, 8],
      colour: '#000000',
      axis: 'left',
      whole: null,
    },
  ],
  hasPartial: true,
  isFirstPartial: true,
  groups: 0,
  ...part,
})

it('leaves out a first bucket that the range cuts, and of a stack the last that grows', () => {
  const line = settledOf(data({}), false)
  expect([line.times, line.lines[0]!.values, line.lines[0]!.before?.length, line.hasPartial]).toEqual([
    [1, 2, 3, 4, 5, 6],
    [9, 9, 9, 9, 9, 2],
    6,
    true,
  ])
  const stack = settledOf(data({}), true)
  expect([stack.times, stack.hasPartial, stack.isFirstPartial]).toEqual([[1, 2, 3, 4, 5], false, false])
})

it('keeps whole buckets, and all of a short course', () => {
  const whole = data({ hasPartial: false, isFirstPartial: false })
  expect(settledOf(whole, true)).toBe(whole)
  const short = data({ times: [0, 1, 2] })
  expect(settledOf(short, true)).toBe(short)
})

it('ends a stack where its values end', () => {
  const [line] = data({}).lines
  const ended = data({
    lines: [{ ...line!, values: [9, 9, 9, 9, 9, null, null] }],
    isFirstPartial: false,
    hasPartial: false,
  })
  expect(settledOf(ended, true).times).toEqual([0, 1, 2, 3, 4])
  expect(settledOf(ended, false)).toBe(ended)
})
