import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Refresh } from '@/api/dashboard'
import { request } from '@/api/client'
import { ApiError } from '@/api/error'
import { errorLine } from '@/api/error-text'
import { againWhileAway, shownError } from '@/api/outage'
import { useProject } from '@/api/project-context'
import type { AnalysisAnswer } from '@/api/queries/analysis'
import { bodyOf, pathOf } from '@/api/question'
import type { AnalysisQuery, Frame, LiveFault } from '@/api/types'
import { useT, type Translate } from '@/i18n'
import { queryKey } from '@/live/query-key'
import { useAnswer } from '@/live/use-stream'

/** An analysis' answer, and how it follows the data. */
export interface Analysed<A extends AnalysisAnswer> {
  /** The last good answer; null before the first. */
  answer: A | null
  /** The answer for the period before, where it was asked for. */
  previous: A | null
  fault: LiveFault | null
  isRefreshing: boolean
  retry: () => void
  /** The newest pushed frame, while it is live. */
  frame: Frame | undefined
  /** Seconds after which it is asked again by the clock; null while it is live or only asked on demand. */
  everySeconds: number | null
}

interface Options {
  refresh?: Refresh
  /** Asks for the period before as well. */
  isCompared?: boolean
}

const CLOCK_SECONDS = 30

function faultOf(error: ApiError | null, t: Translate): LiveFault | null {
  if (!error) return null
  const message = errorLine(error, t)
  return {
    type: 'error',
    code: error.code,
    message,
    ...(error.requestId ? { request_id: error.requestId } : {}),
  }
}

function useAsked<A extends AnalysisAnswer>(
  query: AnalysisQuery | null,
  everySeconds: number | null,
): UseQueryResult<A, ApiError> {
  const project = useProject().id
  return useQuery<A, ApiError>({
    // The first part is that of every answer: “Refresh” asks for all of them again. Widgets keep theirs in another form.
    queryKey: ['answer', project, 'analysis', query === null ? null : queryKey(query)],
    queryFn: ({ signal }) =>
      request<A>(pathOf(query!), { method: 'POST', body: bodyOf(query!), project, signal }),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    refetchInterval: (asked) => againWhileAway(asked) || (everySeconds !== null && everySeconds * 1000),
  })
}

const LEAST_STEP_MS = 60_000
const STEPS = 720

/**
 * The period of the same length before the answer's; null until there is an answer. It moves in steps: the answer's own moves with
 * every frame, and would be another question each time.
 */
function before(query: AnalysisQuery | null, answer: AnalysisAnswer | null): AnalysisQuery | null {
  if (!query || !answer) return null
  const [from, to] = [Date.parse(answer.meta.from), Date.parse(answer.meta.to)]
  const stepMs = Math.max(LEAST_STEP_MS, (to - from) / STEPS)
  const end = query.from === undefined ? Math.floor(from / stepMs) * stepMs : from
  const earlier: Record<string, unknown> = { ...query }
  delete earlier.time_window
  return {
    ...(earlier as AnalysisQuery),
    from: new Date(end - (to - from)).toISOString(),
    to: new Date(end).toISOString(),
  }
}

/**
 * The answer to an analysis: pushed by the server while its time moves with the clock, where the server offers that; else asked,
 * again by the clock. `body` is null while the question is not complete.
 */
export function useAnalysis<A extends AnalysisAnswer>(
  kind: string,
  body: Readonly<Record<string, unknown>> | null,
  { refresh = 'live', isCompared = false }: Options = {},
): Analysed<A> {
  const t = useT()
  const query: AnalysisQuery | null = body && { ...body, analysis: kind }
  const wantsLive = query !== null && refresh === 'live' && query.from === undefined
  const live = useAnswer(query ?? { analysis: kind }, wantsLive)
  // Refused, or pushed without the whole answer: the server answers this one when asked.
  const isPushed =
    wantsLive && live.fault === null && (live.data === null || live.data.frame.answer !== undefined)
  const byClock = typeof refresh === 'number' ? refresh : wantsLive ? CLOCK_SECONDS : null
  const everySeconds = isPushed ? null : byClock
  const asked = useAsked<A>(isPushed ? null : query, everySeconds)
  const pushed = isPushed ? (live.data?.frame.answer as A | undefined) : undefined
  const answer = (query && (pushed ?? asked.data)) ?? null
  const earlier = useAsked<A>(isCompared ? before(query, answer) : null, null)
  return {
    answer,
    previous: isCompared ? (earlier.data ?? null) : null,
    fault: isPushed ? null : faultOf(shownError(asked), t),
    isRefreshing: isPushed ? live.isRefreshing : asked.isFetching && asked.data !== undefined,
    retry: () => {
      live.retry()
      void asked.refetch()
    },
    frame: isPushed ? live.data?.frame : undefined,
    everySeconds,
  }
}
