import type { Dashboard, DashboardDocument, Operation } from '@/api/dashboard'
import { isEqual } from './document'
import type { Draft } from './draft'
import { applyAll } from './edit'
import { merge } from './merge'
import { NO_HISTORY, record, redo, undo, type History } from './undo'

/** A document being edited: what it started from, what it is now, and how it came there. */
export interface Working {
  base: DashboardDocument
  baseVersion: number
  document: DashboardDocument
  history: History
}

export type WorkingAction =
  | { do: 'edit'; operations: readonly Operation[]; key?: string | null }
  | { do: 'undo' }
  | { do: 'redo' }
  /** What somebody else did. */
  | { do: 'follow'; operations: readonly Operation[] }
  /** Somebody saved: their version becomes the base, own changes stay on top. */
  | { do: 'rebase'; document: DashboardDocument; version: number }
  | { do: 'replace'; document: DashboardDocument; base: DashboardDocument; version: number }

/** `shared`: what the others who edit have made of it so far. */
export function begin(
  dashboard: Dashboard,
  draft: Draft | null,
  shared: DashboardDocument | null = null,
): Working {
  if (draft) {
    const { base, base_version: baseVersion, document } = draft
    return { base, baseVersion, document, history: NO_HISTORY }
  }
  const { document, version } = dashboard
  return { base: document, baseVersion: version, document: shared ?? document, history: NO_HISTORY }
}

export function isDirty({ base, document }: Working): boolean {
  return !isEqual(base, document)
}

export function work(working: Working, action: WorkingAction): Working {
  const { document, history } = working
  switch (action.do) {
    case 'edit':
      if (action.operations.length === 0) return working
      return {
        ...working,
        history: record(history, document, action.operations, action.key),
        document: applyAll(document, action.operations),
      }
    case 'undo':
    case 'redo': {
      const travel = action.do === 'undo' ? undo(history, document) : redo(history, document)
      return travel ? { ...working, history: travel.history, document: travel.document } : working
    }
    case 'follow':
      return { ...working, document: applyAll(document, action.operations) }
    case 'rebase':
      if (action.version <= working.baseVersion) return working
      return {
        ...working,
        base: action.document,
        baseVersion: action.version,
        document: merge(working.base, document, action.document).document,
      }
    case 'replace':
      return {
        base: action.base,
        baseVersion: action.version,
        document: action.document,
        history: NO_HISTORY,
      }
  }
}

/** What the next undo or redo will do, for the others; empty when there is nothing. */
export function travelOperations(working: Working, which: 'undo' | 'redo'): readonly Operation[] {
  const travel = (which === 'undo' ? undo : redo)(working.history, working.document)
  return travel?.operations ?? []
}
