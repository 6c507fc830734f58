// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { META } from '@/features/analysis/testing'
import type { FunnelAnswer, FunnelStep } from './answer'
import { barsOf, peopleOfBar } from './bars'

const steps = (...counts: number[]): FunnelStep[] =>
  counts.map((count, at) => ({
    ...{ event: `e${at}`, label: `e${at}`, count, dropped: at === 0 ? 0 : counts[at - 1]! - count },
    ...{ conversion_from_start: null, conversion_from_previous: null },
    ...{ median_seconds_from_previous: null, p90_seconds_from_previous: null },
  }))

const answer = (breakdown?: FunnelAnswer['breakdown']): FunnelAnswer => ({
  ...{ order: 'ordered', steps: steps(100, 40), conversion_rate: 0.4, time_to_convert: null },
  ...{ results: [], meta: META },
  ...(breakdown === undefined ? {} : { breakdown }),
})

it('has one bar a step for everyone', () => {
  expect(barsOf(answer()).map(({ place, bars }) => [place, bars])).toEqual([
    [1, [{ value: null, isOther: false, count: 100, dropped: 0, share: 1, lost: 0 }]],
    [2, [{ value: null, isOther: false, count: 40, dropped: 60, share: 0.4, lost: 0.6 }]],
  ])
})

it('has a bar for each group, in shares of the group', () => {
  const groups = [
    { value: 'TH', is_other: false, steps: steps(80, 40) },
    { value: '(other)', is_other: true, steps: steps(20, 0) },
  ]
  const given = answer(groups)
  expect(barsOf(given)[1]!.bars.map(({ value, share, lost }) => [value, share, lost])).toEqual([
    ['TH', 0.5, 0.5],
    ['(other)', 0, 1],
  ])
  expect(peopleOfBar(given, { value: 'TH', isOther: false })).toEqual({ value: 'TH' })
  expect(peopleOfBar(given, { value: '(other)', isOther: true })).toEqual({ not_values: ['TH'] })
  expect(peopleOfBar(given, { value: null, isOther: false })).toEqual({})
})

it('survives a funnel that nobody entered', () => {
  expect(barsOf({ ...answer(), steps: steps(0, 0) })[1]!.bars[0]).toMatchObject({ share: 0, lost: 0 })
})
