import { useEffect, useReducer, useRef } from 'react'
import type { Dashboard, DashboardDocument, Operation } from '@/api/dashboard'
import { useProject } from '@/api/project-context'
import { dropDraft, keepDraft, type Draft } from '@/dashboard/draft'
import { begin, isDirty, travelOperations, work, type Working, type WorkingAction } from '@/dashboard/working'

type Action =
  | WorkingAction
  | { do: 'begin'; dashboard: Dashboard; draft: Draft | null; shared: DashboardDocument | null }
  | { do: 'end' }

function reduce(working: Working | null, action: Action): Working | null {
  if (action.do === 'begin') return begin(action.dashboard, action.draft, action.shared)
  if (action.do === 'end') return null
  return working && work(working, action)
}

export interface Editing {
  /** Null while the dashboard is only looked at. */
  working: Working | null
  begin: (dashboard: Dashboard, draft: Draft | null, shared?: DashboardDocument | null) => void
  end: () => void
  edit: (operations: readonly Operation[], key?: string | null) => void
  undo: () => void
  redo: () => void
  /** Takes back for the others what this person did and will not save. */
  retract: () => void
  dispatch: (action: WorkingAction) => void
}

/** The state of editing. Every change is kept as a draft at once and told to the others. */
export function useWorking(id: string, tell: (operations: readonly Operation[]) => void): Editing {
  const project = useProject().id
  const [working, dispatch] = useReducer(reduce, null)
  const isDirtyNow = working !== null && isDirty(working)
  const wasDirty = useRef(false)
  useEffect(() => {
    if (!working) return
    if (isDirtyNow)
      keepDraft(project, id, {
        document: working.document,
        base: working.base,
        base_version: working.baseVersion,
        saved_at: new Date().toISOString(),
      })
    else if (wasDirty.current) dropDraft(project, id)
    wasDirty.current = isDirtyNow
  }, [working, isDirtyNow, project, id])
  const travel = (which: 'undo' | 'redo') => {
    if (!working) return
    tell(travelOperations(working, which))
    dispatch({ do: which })
  }
  return {
    working,
    begin: (dashboard, draft, shared = null) => dispatch({ do: 'begin', dashboard, draft, shared }),
    end: () => dispatch({ do: 'end' }),
    edit: (operations, key = null) => {
      tell(operations)
      dispatch({ do: 'edit', operations, key })
    },
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    retract: () => {
      if (working) tell([...working.history.past].reverse().flatMap((step) => step.backward))
    },
    dispatch,
  }
}
