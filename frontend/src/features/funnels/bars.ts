import type { FunnelAnswer, FunnelStep } from './answer'

/** One bar of a step: of everyone, or of one value of the breakdown. */
export interface Bar {
  /** Null: everyone. */
  value: string | null
  isOther: boolean
  count: number
  dropped: number
  /** Of those who took the first step: who got here, and who stopped just before. */
  share: number
  lost: number
}

export interface StepBars {
  /** From 1. */
  place: number
  step: FunnelStep
  bars: Bar[]
}

function bar(steps: readonly FunnelStep[], at: number, value: string | null, isOther: boolean): Bar {
  const first = steps[0]?.count ?? 0
  const { count, dropped } = steps[at]!
  const of = (part: number) => (first > 0 ? part / first : 0)
  return { value, isOther, count, dropped, share: of(count), lost: of(dropped) }
}

/** The bars of every step; bars of a group are shares of that group. */
export function barsOf({ steps, breakdown }: FunnelAnswer): StepBars[] {
  return steps.map((step, at) => ({
    place: at + 1,
    step,
    bars: breakdown?.length
      ? breakdown.map((group) => bar(group.steps, at, group.value, group.is_other))
      : [bar(steps, at, null, false)],
  }))
}

/** The part of the question for people that names a bar. */
export function peopleOfBar(
  answer: FunnelAnswer,
  { value, isOther }: Pick<Bar, 'value' | 'isOther'>,
): object {
  if (value === null) return {}
  if (!isOther) return { value }
  const shown = (answer.breakdown ?? []).filter((group) => !group.is_other).map((group) => group.value)
  return { not_values: shown }
}
