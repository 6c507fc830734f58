import { expect, it } from 'vitest'
import { stackBars } from './stack'

it('piles up the lines of each bucket and leaves out what is empty', () => {
  const { bars, highest } = stackBars({
    times: [1, 2, 3],
    lines: [
      { name: '2xx', values: [5, 0, null] },
      { name: '5xx', values: [2, 1, 0] },
    ],
  })
  expect(highest).toBe(7)
  expect(bars).toEqual([
    { at: 0, line: 0, from: 0, to: 5, isTop: false },
    { at: 0, line: 1, from: 5, to: 7, isTop: true },
    { at: 1, line: 1, from: 0, to: 1, isTop: true },
  ])
})
