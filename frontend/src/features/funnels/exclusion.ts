import { readStep, writeStep, type EventStep } from '@/features/analysis/question/event-step'

/** An event that ends an attempt after one step and up to another, from 1; without them between the first and the last. */
export interface Exclusion extends EventStep {
  after_step?: number
  before_step?: number
}

const place = (given: unknown) => (typeof given === 'number' && Number.isInteger(given) ? given : undefined)

/** From JSON; undefined for what is no exclusion. */
export function readExclusion(given: unknown): Exclusion | undefined {
  const step = readStep(given)
  if (!step) return undefined
  const { after_step, before_step } = Object(given) as Record<string, unknown>
  return lean({ ...step, after_step: place(after_step), before_step: place(before_step) })
}

interface Places {
  after_step?: number | undefined
  before_step?: number | undefined
}

/** Without the places that say nothing. */
export function lean({ after_step, before_step, ...step }: EventStep & Places): Exclusion {
  return {
    ...step,
    ...(after_step === undefined || after_step === 1 ? {} : { after_step }),
    ...(before_step === undefined ? {} : { before_step }),
  }
}

/** Exclusions that a funnel of so many steps in this order can have: a strict one needs none, any order has no places. */
export function fitting(exclusions: readonly Exclusion[], steps: number, order: string): Exclusion[] {
  if (order === 'strict' || steps < 2) return []
  return exclusions.map((one) => {
    if (order === 'any') return lean({ ...one, after_step: undefined, before_step: undefined })
    const after = Math.min(one.after_step ?? 1, steps - 1)
    const before =
      one.before_step === undefined ? steps : Math.min(Math.max(one.before_step, after + 1), steps)
    return lean({ ...one, after_step: after, before_step: before === steps ? undefined : before })
  })
}

/** Short for an address, as a step's. */
export function writeExclusion(exclusion: Exclusion): string {
  const { after_step, before_step } = exclusion
  return after_step === undefined && before_step === undefined
    ? writeStep(exclusion)
    : JSON.stringify(exclusion)
}
