// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { META } from '@/features/analysis/testing'
import type { ModelQuality, ModelQualityAnswer } from './answer'
import { calibrationRows, driftOf, rocRows } from './rows'

const MODEL: ModelQuality = {
  name: 'a',
  count: 10,
  accuracy: 0.8,
  precision: 0.75,
  recall: 0.6,
  f1: 2 / 3,
  confusion: [
    [5, 1],
    [1, 3],
  ],
  per_class: [],
  roc_auc: 0.9,
  average_precision: 0.85,
  curve: [
    { threshold: 0.9, false_positive_rate: 0, true_positive_rate: 0.5, precision: 1 },
    { threshold: 0.1, false_positive_rate: 1, true_positive_rate: 1, precision: 0.4 },
  ],
  calibration: [
    { low: 0, high: 0.5, count: 0, confidence: null, accuracy: null },
    { low: 0.5, high: 1, count: 10, confidence: 0.7, accuracy: 0.8 },
  ],
  ece: 0.1,
  score_psi: 0.02,
  class_psi: null,
  days: [],
  p_value: null,
  difference: null,
}
const ANSWER: ModelQualityAnswer = {
  results: [],
  meta: META,
  classes: ['fine', 'defect'],
  positive: 'defect',
  baseline: 'a',
  unlabelled: 0,
  models: [MODEL],
}

it('begins a curve where nothing is said positive', () => {
  expect(rocRows(ANSWER).map(({ value, dimensions }) => [dimensions.rate, value])).toEqual([
    [0, 0],
    [0, 0.5],
    [1, 1],
  ])
  expect(rocRows({ ...ANSWER, models: [{ ...MODEL, curve: [] }] })).toEqual([])
})

it('draws no point for a confidence that no judgement had, and no ideal beside nothing', () => {
  const rows = calibrationRows(ANSWER, 'ideal')
  expect(rows.filter((one) => one.dimensions.model === 'a')).toHaveLength(1)
  expect(rows.filter((one) => one.dimensions.model === 'ideal')).toHaveLength(2)
  expect(calibrationRows({ ...ANSWER, models: [{ ...MODEL, calibration: [] }] }, 'ideal')).toEqual([])
})

it('names drift by the usual bounds', () => {
  expect([null, 0.05, 0.1, 0.25, 0.3].map(driftOf)).toEqual([null, 'none', 'some', 'some', 'strong'])
})
