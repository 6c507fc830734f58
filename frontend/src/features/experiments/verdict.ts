import type { ExperimentAnswer, VariantResult } from './answer'

/**
 * better, worse: sure enough. early: a difference, but seen before the planned number of people, by a test that allows one look.
 * same: the planned people are there and show no difference. waiting: too few people to tell.
 */
export type Outcome = 'better' | 'worse' | 'early' | 'same' | 'waiting'

export type Verdict =
  { kind: 'mismatch' } | { kind: 'alone' } | { kind: Outcome; variant: VariantResult; control: VariantResult }

/** Below this the shares of people are no accident: the assignment is broken. */
const MISMATCH = 0.001

/** People in the smaller of the two, over those needed; null where nobody knows how many are. */
function progressOf(variant: VariantResult, control: VariantResult): number | null {
  const needed = control.people_needed
  return needed === null ? null : Math.min(variant.exposures, control.exposures) / needed
}

export function outcomeOf(variant: VariantResult, control: VariantResult, confidence: number): Outcome {
  const level = 1 - confidence
  const isEnough = (progressOf(variant, control) ?? 0) >= 1
  const isBelow = (p: number | null) => p !== null && p < level
  const way = (variant.difference ?? 0) < 0 ? 'worse' : 'better'
  if (isBelow(variant.p_value_sequential)) return way
  if (isBelow(variant.p_value_adjusted)) return isEnough ? way : 'early'
  return isEnough ? 'same' : 'waiting'
}

const RANK: readonly Outcome[] = ['better', 'early', 'waiting', 'same', 'worse']

/** What to do, told by the variant that matters most: the best of those that are better, else the one still open. */
export function verdictOf(answer: ExperimentAnswer, confidence: number): Verdict {
  const control = answer.variants.find((one) => one.is_control)
  if (!control || answer.variants.length < 2) return { kind: 'alone' }
  if (answer.srm_p_value !== null && answer.srm_p_value < MISMATCH) return { kind: 'mismatch' }
  const judged = answer.variants
    .filter((one) => one !== control)
    .map((variant) => ({ kind: outcomeOf(variant, control, confidence), variant, control }))
    .sort(
      (a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind) || (b.variant.lift ?? 0) - (a.variant.lift ?? 0),
    )
  return judged[0]!
}
