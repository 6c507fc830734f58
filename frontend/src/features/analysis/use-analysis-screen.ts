import { useMemo } from 'react'
import type { Range } from '@/api/dashboard'
import type { AnalysisAnswer } from '@/api/queries/analysis'
import type { AnalysisQuery } from '@/api/types'
import { toBody, type QuestionOf } from './question/question'
import { commonBody, useAnalysisUrl, type AnalysisUrl } from './question/use-analysis-url'
import { useAnalysis, type Analysed } from './use-analysis'

interface Options<F> {
  /** The last part of POST /api/analysis/<kind>. */
  kind: string
  /** A constant of the module. */
  fields: F
  /** The time of a link that names none; last_30_days without it. */
  range?: Range
  /** Whether there is enough to ask; always, without it. */
  isComplete?: (question: QuestionOf<F>) => boolean
  /** What goes into the body beyond, or instead of, the fields. */
  extra?: (question: QuestionOf<F>) => Record<string, unknown>
}

export interface AnalysisScreenState<A extends AnalysisAnswer, F> extends AnalysisUrl<F> {
  kind: string
  analysed: Analysed<A>
  isComplete: boolean
  /** The whole question with its time, as the server takes it; for code, the explanation and lists of people. */
  query: AnalysisQuery
  /** The same without a time, for a widget: the dashboard gives it its own. */
  kept: AnalysisQuery
}

/** The state of an analysis' screen: its question, from the address, and the answer to it. */
export function useAnalysisScreen<A extends AnalysisAnswer, F extends object>({
  kind,
  fields,
  range = 'last_30_days',
  isComplete,
  extra,
}: Options<F>): AnalysisScreenState<A, F> {
  const url = useAnalysisUrl(fields, range)
  const { question, time, filters, segment } = url
  const isReady = isComplete?.(question) ?? true
  const own = useMemo(
    () => ({ ...toBody(fields, question), ...extra?.(question) }),
    [fields, question, extra],
  )
  const body = useMemo(
    () => ({ ...own, ...commonBody({ time, filters, segment }) }),
    [own, time, filters, segment],
  )
  const analysed = useAnalysis<A>(kind, isReady ? body : null, {
    refresh: time.refresh,
    isCompared: time.compare === 'previous_period',
  })
  const kept: AnalysisQuery = { ...body, analysis: kind }
  delete kept.time_window
  delete kept.from
  delete kept.to
  return {
    ...url,
    kind,
    analysed,
    isComplete: isReady,
    query: { ...body, analysis: kind },
    kept,
  }
}
