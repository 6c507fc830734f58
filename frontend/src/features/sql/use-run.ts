import { useCallback, useEffect, useRef, useState } from 'react'
import { useProject } from '@/api/project-context'
import { runSql, type SqlQuestion, type SqlResult } from '@/api/queries/sql'

export interface Run {
  result: SqlResult | null
  /** What was run last. */
  statement: string
  error: Error | null
  isRunning: boolean
}

const IDLE: Run = { result: null, statement: '', error: null, isRunning: false }

export interface Running extends Run {
  run: (question: SqlQuestion) => void
  cancel: () => void
}

/** Runs one statement at a time; a new one or `cancel` ends the one before, on the server too. */
export function useRun(): Running {
  const project = useProject().id
  const [state, setState] = useState<Run>(IDLE)
  const current = useRef<AbortController>(null)
  const run = useCallback(
    (question: SqlQuestion) => {
      current.current?.abort()
      const controller = new AbortController()
      current.current = controller
      const statement = question.query
      setState((before) => ({ ...before, isRunning: true, error: null }))
      runSql(project, question, controller.signal).then(
        (result) => {
          if (!controller.signal.aborted) setState({ result, statement, error: null, isRunning: false })
        },
        (error: unknown) => {
          if (controller.signal.aborted) return
          if (!(error instanceof Error)) throw error
          setState((before) => ({ ...before, statement, error, isRunning: false }))
        },
      )
    },
    [project],
  )
  const cancel = useCallback(() => {
    current.current?.abort()
    setState((before) => ({ ...before, isRunning: false }))
  }, [])
  useEffect(() => () => current.current?.abort(), [])
  return { ...state, run, cancel }
}
