import { describe, expect, it } from 'vitest'
import { isNumber, isTime, measuresOf, type StatementResult } from './statement'

const MOST = { groups: 9, rows: 100 }
const result = (
  columns: readonly (readonly [string, string])[],
  rows: StatementResult['rows'],
): StatementResult => ({ columns: columns.map(([name, type]) => ({ name, type })), rows })

it('knows numbers and times under their wrappings', () => {
  expect(
    ['UInt64', 'Nullable(Float64)', 'LowCardinality(Nullable(Int8))', 'Decimal(9, 2)'].every(isNumber),
  ).toBe(true)
  expect(['String', 'Array(UInt8)', 'Date'].some(isNumber)).toBe(false)
  expect(["DateTime64(3, 'UTC')", 'Nullable(Date)'].every(isTime)).toBe(true)
})

describe('the measures of a result', () => {
  it('are its columns of numbers, by its texts and its time', () => {
    const found = measuresOf(
      result(
        [
          ['day', 'Date'],
          ['plan', 'String'],
          ['orders', 'UInt64'],
          ['paid', 'Float64'],
        ],
        [
          ['2026-11-22', 'team', 2, 20],
          ['2026-11-21', 'solo', '9007199254740993', 5.5],
        ],
      ),
      MOST,
    )
    expect([found.hasTime, found.groups]).toEqual([true, ['plan']])
    expect(found.answers.map(({ label, interval }) => [label, interval])).toEqual([
      ['orders', 'day'],
      ['paid', 'day'],
    ])
    expect(
      found.answers[1]!.rows.map(({ timestamp, dimensions, value }) => [timestamp, dimensions, value]),
    ).toEqual([
      ['2026-11-21T00:00:00.000Z', { plan: 'solo' }, 5.5],
      ['2026-11-22T00:00:00.000Z', { plan: 'team' }, 20],
    ])
    expect(found.answers[1]!.value).toBe(25.5)
  })

  it('are one value where there is neither group nor time, and none without numbers', () => {
    expect(measuresOf(result([['n', 'UInt64']], [[5]]), MOST).answers[0]).toMatchObject({
      value: 5,
      interval: null,
    })
    expect(measuresOf(result([['name', 'String']], [['a']]), MOST).answers).toEqual([])
  })

  it('say when rows were left out', () => {
    const [answer] = measuresOf(result([['n', 'UInt64']], [[1], [2], [3]]), { groups: 2, rows: 2 }).answers
    expect([answer!.rows.length, answer!.truncated]).toEqual([2, true])
  })
})
