import { describe, expect, it } from 'vitest'
import { columnWindow, fittedWidths, rowWindow, scrollBy, TALLEST_PX } from './window'

describe('rowWindow', () => {
  it('draws what is in view and a little around it', () => {
    const shown = rowWindow(280, 140, 28, 1000)
    expect(shown).toEqual({ first: 6, count: 14, top: 168, height: 28_000 })
  })

  it('starts at the first and ends at the last row of five million', () => {
    const rows = 5_000_000
    const start = rowWindow(0, 400, 28, rows)
    expect([start.first, start.height]).toEqual([0, TALLEST_PX])
    const end = rowWindow(TALLEST_PX - 400, 400, 28, rows)
    expect(end.first + end.count).toBe(rows)
    // The last row's lower edge is the lower edge of the content.
    expect(end.top + end.count * 28).toBeCloseTo(TALLEST_PX, 3)
  })

  it('has nothing to draw without rows', () => {
    expect(rowWindow(0, 400, 28, 0)).toMatchObject({ first: 0, count: 0, height: 0 })
  })
})

it('moves five million rows by true pixels', () => {
  const rows = 5_000_000
  const before = rowWindow(1_000_000, 400, 28, rows)
  const next = rowWindow(scrollBy(1_000_000, 280, 400, 28, rows), 400, 28, rows)
  expect(next.first - before.first).toBe(10)
})

it('draws only the columns in view', () => {
  const { first, end, lefts } = columnWindow(250, 200, [100, 100, 100, 100, 100, 100])
  expect([first, end, lefts.at(-1)]).toEqual([2, 5, 600])
  expect(columnWindow(0, 50, [])).toMatchObject({ first: 0, end: 0 })
})

describe('column widths', () => {
  it('fill a wide table in proportion', () => {
    expect(fittedWidths([100, 50], 300)).toEqual([200, 100])
  })

  it('give a little where a little is missing, and never what a word needs', () => {
    expect(fittedWidths([80, 110], 166)).toEqual([69, 96])
    expect(fittedWidths([56, 100], 140)).toEqual([56, 84])
  })

  it('keep their width where more is missing: the table scrolls', () => {
    expect(fittedWidths([100, 100, 100], 150)).toEqual([100, 100, 100])
  })
})
