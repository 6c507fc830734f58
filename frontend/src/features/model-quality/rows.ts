import type { Row } from '@/api/types'
import type { ModelQuality, ModelQualityAnswer } from './answer'

/** Lines of more models than this cannot be told apart. */
const MOST_LINES = 8

const row = (value: number | null, dimensions: Row['dimensions'], count = 1): Row => ({
  name: 'quality',
  value,
  count,
  dimensions,
  timestamp: null,
})

const lines = (answer: ModelQualityAnswer) => answer.models.slice(0, MOST_LINES)

/** From nothing said positive to everything. */
export function rocRows(answer: ModelQualityAnswer): Row[] {
  return lines(answer).flatMap(({ name, curve }) =>
    curve.length === 0
      ? []
      : [
          row(0, { rate: 0, model: name }),
          ...curve.map((one) => row(one.true_positive_rate, { rate: one.false_positive_rate, model: name })),
        ],
  )
}

export function precisionRows(answer: ModelQualityAnswer): Row[] {
  return lines(answer).flatMap(({ name, curve }) =>
    curve.map((one) => row(one.precision, { recall: one.true_positive_rate, model: name })),
  )
}

/** How often right at each confidence; bins without a judgement have no point. */
export function calibrationRows(answer: ModelQualityAnswer, ideal: string): Row[] {
  const known = lines(answer)
    .slice(0, MOST_LINES - 1)
    .flatMap(({ name, calibration }) =>
      calibration.flatMap((bin) =>
        bin.confidence === null || bin.accuracy === null
          ? []
          : [row(bin.accuracy, { confidence: bin.confidence, model: name }, bin.count)],
      ),
    )
  if (known.length === 0) return []
  return [...known, row(0, { confidence: 0, model: ideal }), row(1, { confidence: 1, model: ideal })]
}

export function histogramRows({ calibration }: ModelQuality, write: (share: number) => string): Row[] {
  return calibration.map(({ low, count }) => row(count, { confidence: write(low) }, count))
}

/** Accuracy by local day and model. */
export function dayRows(answer: ModelQualityAnswer): Row[] {
  return lines(answer).flatMap(({ name, days }) =>
    days.map(({ day, count, accuracy }): Row => ({
      ...row(accuracy * 100, { model: name }, count),
      timestamp: `${day}T00:00:00Z`,
    })),
  )
}

export type Drift = 'none' | 'some' | 'strong'

/** Population stability index: below 0.1 nothing to speak of, above 0.25 another population. */
export function driftOf(psi: number | null): Drift | null {
  if (psi === null) return null
  return psi > 0.25 ? 'strong' : psi >= 0.1 ? 'some' : 'none'
}
