import type { DashboardDocument, Operation } from '@/api/dashboard'
import { applyAll, invert } from './edit'

/** One thing a person did, and how to take it back. */
interface Step {
  /** Steps of the same key that follow each other become one, e.g. letters typed into one title. Null: never. */
  key: string | null
  forward: readonly Operation[]
  backward: readonly Operation[]
}

export interface History {
  past: readonly Step[]
  future: readonly Step[]
}

export const NO_HISTORY: History = { past: [], future: [] }
const MOST_STEPS = 200

/** The history after `operations` are done to `document`. What was taken back before is forgotten. */
export function record(
  history: History,
  document: DashboardDocument,
  operations: readonly Operation[],
  key: string | null = null,
): History {
  const step: Step = { key, forward: operations, backward: invert(document, operations) }
  const last = history.past.at(-1)
  if (key !== null && last?.key === key) {
    const joined = {
      key,
      forward: [...last.forward, ...step.forward],
      backward: [...step.backward, ...last.backward],
    }
    return { past: [...history.past.slice(0, -1), joined], future: [] }
  }
  return { past: [...history.past, step].slice(-MOST_STEPS), future: [] }
}

export interface Travel {
  history: History
  document: DashboardDocument
  operations: readonly Operation[]
}

/** One step back; null when there is none. */
export function undo(history: History, document: DashboardDocument): Travel | null {
  const step = history.past.at(-1)
  if (!step) return null
  const next = { past: history.past.slice(0, -1), future: [...history.future, step] }
  return { history: next, document: applyAll(document, step.backward), operations: step.backward }
}

/** One step forward again; null when nothing was taken back. */
export function redo(history: History, document: DashboardDocument): Travel | null {
  const step = history.future.at(-1)
  if (!step) return null
  // The same key again would join what is done next to a step that was already complete.
  const next = { past: [...history.past, { ...step, key: null }], future: history.future.slice(0, -1) }
  return { history: next, document: applyAll(document, step.forward), operations: step.forward }
}
