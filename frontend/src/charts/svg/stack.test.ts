import { expect, it } from 'vitest'
import { barPath, stackBars } from './stack'

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

it('draws a bar as a closed path, rounded only at the top of a pile', () => {
  expect(barPath(10, 6, 50, 30, false)).toBe('M10 50v-20h6v20z')
  expect(barPath(10, 6, 50, 30, true)).toBe('M10 50v-18a2 2 0 0 1 2 -2h2a2 2 0 0 1 2 2v18z')
})

it('keeps a tiny value visible', () => expect(barPath(0, 0.2, 50, 50, false)).toBe('M0 50v-0.5h1v0.5z'))
