// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { META } from '@/features/analysis/testing'
import type { ExperimentAnswer, VariantResult } from './answer'
import { cumulativeRows } from './cumulative'
import { readCounts, readGoal } from './question'
import { outcomeOf, verdictOf } from './verdict'

const variant = (name: string, part: Partial<VariantResult> = {}): VariantResult => ({
  ...{ name, is_control: false, exposures: 500, conversions: 50, rate: 0.1, rate_ci95: null },
  ...{ lift: 0.3, ci95: [0.02, 0.66], difference: 0.03, difference_ci95: null },
  ...{ p_value: 0.4, p_value_adjusted: 0.4, p_value_sequential: 0.8, probability_to_beat_control: 0.8 },
  ...{ people_needed: 1_000, detectable_lift: 0.4 },
  ...part,
})
const control = variant('control', { is_control: true, lift: null, difference: null })
const answer = (part: Partial<ExperimentAnswer>): ExperimentAnswer => ({
  ...{ results: [], meta: META, measure: 'conversion', control: 'control', variants: [] },
  ...{ srm_p_value: 0.7, mixed_people: 0, variance_explained: 0, days: [] },
  ...part,
})

it('is sure by the test that is always valid, and by the planned one only once its people are there', () => {
  const outcome = (part: Partial<VariantResult>, base = control) =>
    outcomeOf(variant('test', part), base, 0.95)
  expect(outcome({ p_value_sequential: 0.01 })).toBe('better')
  expect(outcome({ p_value_sequential: 0.01, difference: -0.03 })).toBe('worse')
  expect(outcome({ p_value_adjusted: 0.03 })).toBe('early')
  expect(outcome({})).toBe('waiting')
  const whole = { ...control, exposures: 1_000 }
  expect(outcome({ p_value_adjusted: 0.03, exposures: 1_000 }, whole)).toBe('better')
  expect(outcome({ exposures: 1_000 }, whole)).toBe('same')
  expect(outcome({ exposures: 9_000, p_value_adjusted: 0.03 }, { ...control, people_needed: null })).toBe(
    'early',
  )
})

it('tells the best variant, and nothing where the split of people is broken or there is one variant', () => {
  const variants = [
    control,
    variant('B', { p_value_sequential: 0.01, lift: 0.2 }),
    variant('C', { p_value_sequential: 0.01, lift: 0.4 }),
    variant('D', { p_value_sequential: 0.01, lift: -0.4, difference: -0.04 }),
  ]
  expect(verdictOf(answer({ variants }), 0.95)).toMatchObject({ kind: 'better', variant: { name: 'C' } })
  expect(verdictOf(answer({ variants, srm_p_value: 0.0002 }), 0.95)).toEqual({ kind: 'mismatch' })
  expect(verdictOf(answer({ variants: [control] }), 0.95)).toEqual({ kind: 'alone' })
})

it('adds the days up, keeping the last state of a variant on days without its people', () => {
  const day = (date: string, name: string, exposures: number, conversions: number) => ({
    ...{ day: date, variant: name, exposures, conversions, total: 7 },
  })
  const days = [day('2026-11-01', 'a', 10, 1), day('2026-11-02', 'b', 4, 1), day('2026-11-03', 'a', 30, 3)]
  const values = (measure: ExperimentAnswer['measure']) =>
    cumulativeRows(answer({ days, measure })).map((row) => [row.name, row.value, row.count])
  expect(values('conversion')).toEqual([
    ...[
      ['a', 10, 10],
      ['a', 10, 10],
      ['a', 10, 40],
    ],
    ...[
      ['b', null, 0],
      ['b', 25, 4],
      ['b', 25, 4],
    ],
  ])
  expect(values('value')[2]).toEqual(['a', 14 / 40, 40])
})

it('reads goals and counts from an address, and refuses what cannot be', () => {
  expect(readGoal({ event: 'purchase', measure: 'value' })).toEqual({ event: 'purchase', measure: 'value' })
  expect(readGoal('purchase')).toEqual({ event: 'purchase', measure: 'conversion' })
  expect([readGoal(null), readGoal(3)]).toEqual([null, undefined])
  expect(readCounts({ name: 'a', exposures: 5, conversions: 5 })).toEqual({
    ...{ name: 'a', exposures: 5, conversions: 5 },
  })
  expect(readCounts({ name: 'a', exposures: 5, conversions: 6 })).toBeUndefined()
  expect(readCounts({ name: '', exposures: 5, conversions: 1 })).toBeUndefined()
})
