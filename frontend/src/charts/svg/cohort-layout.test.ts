import { expect, it } from 'vitest'
import { layoutCohorts } from './cohort-layout'

const cell = (cohort: string, period: string, value: number | null) => ({ cohort, period, value })

it('gives shares of the first period and averages by size over the cohorts that got there', () => {
  const table = layoutCohorts(
    [cell('b', '0', 300), cell('b', '1', 30), cell('a', '0', 100), cell('a', '1', 50), cell('a', '2', 20)],
    12,
  )
  expect(table.periods).toEqual(['0', '1', '2'])
  expect(table.cohorts.map(({ name, size }) => [name, size])).toEqual([
    ['a', 100],
    ['b', 300],
  ])
  expect(table.cohorts[0]!.shares).toEqual([1, 0.5, 0.2])
  expect(table.average).toEqual([1, 0.2, 0.2])
})

it('has no share where nobody started', () => {
  const table = layoutCohorts([cell('a', '0', 0), cell('a', '1', 5)], 12)
  expect(table.cohorts[0]!.shares).toEqual([null, null])
  expect(table.average).toEqual([null, null])
})
