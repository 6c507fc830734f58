import { queryOptions, useQueries, type UseQueryResult } from '@tanstack/react-query'
import { useContext, useEffect, useMemo, useState } from 'react'
import type { Widget } from '@/api/dashboard'
import { request } from '@/api/client'
import { ApiError } from '@/api/error'
import { errorLine } from '@/api/error-text'
import { againWhileAway, shownError, STORE_AWAY } from '@/api/outage'
import { ProjectContext } from '@/api/project-context'
import { bodyOf, pathOf } from '@/api/question'
import { isAnalysis, type Frame, type LiveFault, type Question } from '@/api/types'
import { useT, type Translate } from '@/i18n'
import { useLive } from '@/live/live-context'
import { queryKey } from '@/live/query-key'
import { useAnswers } from '@/live/use-answers'
import type { Watched } from '@/live/use-stream'
import type { WidgetAnswer } from '../contract'
import { fetchedAnswers, liveAnswers, withFormulas, type MetricsAnswer } from './answer'
import type { Ask, Board } from './board'
import { FormulaError } from './formula'
import { resolveQuery } from './question'
import { useShown } from './use-shown'

/** A widget's answers, and the newest live frame where they are live. */
export interface Watching extends Watched<readonly WidgetAnswer[]> {
  frame?: Frame | undefined
  /** Seconds after which it is asked again, where the server does not push it. */
  everySeconds?: number
  /** While the store does not answer: when the figures were right. */
  staleAsOf?: string | undefined
}

/** Live answers; `isRefused` while the server does not push one of its analyses. */
interface Following extends Watching {
  isRefused: boolean
}

function useResolved(widget: Widget, board: Board) {
  return useMemo(
    () =>
      widget.queries.map((question) => ({ question, query: resolveQuery(question.query, widget, board) })),
    [widget, board],
  )
}

/** All answers and formulas; null until every question is answered. A formula that is wrong is a fault of its own. */
function combine(widget: Widget, answers: readonly (readonly WidgetAnswer[] | null)[], t: Translate) {
  const complete = answers.filter((answer) => answer !== null)
  if (complete.length < answers.length) return { data: null, fault: null }
  const hidden = new Set(
    complete.flatMap((own, index) => (widget.queries[index]?.hidden ? own.map((one) => one.id) : [])),
  )
  try {
    return { data: withFormulas(complete.flat(), widget.formulas ?? [], hidden), fault: null }
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    const message = t('widget.wrongFormula', { position: error.position + 1, text: error.message })
    return { data: null, fault: { type: 'error', code: 'formula', message } satisfies LiveFault }
  }
}

type Asked = ReturnType<typeof useResolved>

function followed(asked: Asked, frameOf: (query: Question) => Frame | undefined) {
  return asked.map(({ question, query }) => {
    const frame = frameOf(query)
    return frame ? liveAnswers(question, query, frame) : null
  })
}

/** Live answers; those of the questions before are shown until the new ones are here. */
function useLiveAnswers(widget: Widget, board: Board, isActive: boolean): Following {
  const t = useT()
  const { store } = useLive()
  const asked = useResolved(widget, board)
  const queries = useMemo(() => asked.map(({ query }) => query), [asked])
  const { states, retry } = useAnswers(queries, isActive)
  const combined = useMemo(() => {
    const frames = new Map(queries.map((query, index) => [query, states[index]?.data?.frame]))
    return combine(
      widget,
      followed(asked, (query) => frames.get(query)),
      t,
    )
  }, [widget, states, queries, asked, t])
  const [known, setKnown] = useState<{ asked: Asked; before: readonly WidgetAnswer[] | null }>({
    asked,
    before: null,
  })
  if (known.asked !== asked) {
    const shown = followed(known.asked, (query) => store.query(query).getSnapshot().data?.frame)
    setKnown({ asked, before: combine(widget, shown, t).data ?? known.before })
  }
  const fault = states.find((state) => state.fault)?.fault ?? combined.fault
  return {
    data: combined.data ?? known.before,
    isRefreshing: combined.data === null && known.before !== null && fault === null,
    fault,
    retry,
    frame: states[0]?.data?.frame,
    // What is wrong with the question itself is said once more when it is asked by the clock.
    isRefused: queries.some((query, index) => isAnalysis(query) && Boolean(states[index]?.fault)),
  }
}

const EVERY_SECONDS = 30

/**
 * Live answers where the server pushes them; an analysis that it does not push is asked again by the clock. Without a store live figures
 * stay; where there are none yet, its last good answers are asked for until it is back.
 */
export function useFollowedAnswers(widget: Widget, board: Board, isActive: boolean): Watching {
  const live = useLiveAnswers(widget, board, isActive)
  const isAway = live.fault?.code === STORE_AWAY
  const isAsked = live.isRefused || (isAway && live.data === null)
  const byClock = useMemo((): Board => ({ ...board, refresh: EVERY_SECONDS }), [board])
  const asked = useFetchedAnswers(widget, byClock, isActive && isAsked)
  const isBack = asked.fault === null && asked.data !== null && asked.staleAsOf === undefined
  const { retry } = live
  const isFollowedAgain = isActive && isAway && isAsked && isBack
  // A stream of a store that is away asks again by itself: not so soon as the clock may have found it back.
  useEffect(() => {
    if (isFollowedAgain) retry()
  }, [retry, isFollowedAgain])
  if (isAsked) return { ...asked, everySeconds: EVERY_SECONDS }
  return isAway ? { ...live, fault: null, staleAsOf: live.frame?.timestamp } : live
}

interface Fetched {
  answer: MetricsAnswer
  asOf: string
}

interface Asking {
  widget: Widget
  id: string
  query: Question
  board: Board
  project: string | undefined
}

const PAST_KEPT_MS = 60_000

/** How one question of a widget is asked and kept. What was shown at an instant stays as it is, but is many answers: they are kept for a minute. */
export function askingOf({ widget, id, query, board, project }: Asking) {
  const { ask = asker(project), at } = board
  return queryOptions({
    queryKey: ['answer', board.ask ? widget.id + id : (project ?? ''), queryKey(query)],
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Fetched> => ({
      answer: await ask({ widget: widget.id, id, query }, signal),
      asOf: at ?? new Date().toISOString(),
    }),
    ...(at === undefined ? {} : { staleTime: Infinity, gcTime: PAST_KEPT_MS }),
  })
}

function joinResults(results: readonly UseQueryResult<Fetched>[]) {
  return {
    data: results.map((result) => result.data ?? null),
    error: results.map(shownError).find((error) => error !== null) ?? null,
    isAsking: results.some((result) => result.isFetching && result.data !== undefined),
    retry: () => results.forEach((result) => void result.refetch()),
  }
}

/** For `refetchInterval`: every so many seconds, and in any case while the store does not answer. */
function byClock(refresh: Board['refresh']): typeof againWhileAway {
  const everyMs = typeof refresh === 'number' ? refresh * 1000 : false
  return (query) => againWhileAway(query) || everyMs
}

/** Answers fetched once, or again every so many seconds as the dashboard wants it. */
export function useFetchedAnswers(widget: Widget, board: Board, isActive: boolean): Watching {
  const t = useT()
  const project = useContext(ProjectContext)
  const asked = useResolved(widget, board)
  const { refresh } = board
  const joined = useQueries({
    queries: asked.map(({ question, query }) => ({
      ...askingOf({ widget, id: question.id, query, board, project: project?.id }),
      enabled: isActive,
      refetchInterval: byClock(refresh),
    })),
    combine: joinResults,
  })
  const combined = useMemo(() => {
    const answers = asked.map(({ question, query }, index) => {
      const fetched = joined.data[index]
      return fetched ? fetchedAnswers(question, query, fetched.answer, fetched.asOf) : null
    })
    return combine(widget, answers, t)
  }, [widget, asked, joined.data, t])
  const fault = joined.error ? faultOf(joined.error, t) : combined.fault
  const shown = useShown(combined.data, fault !== null)
  return {
    data: shown.data,
    isRefreshing: shown.isRefreshing || joined.isAsking,
    fault,
    retry: joined.retry,
    staleAsOf: shown.data?.find((answer) => answer.isStale)?.asOf,
  }
}

function asker(project: string | undefined): Ask {
  return ({ query }, signal) =>
    request<MetricsAnswer>(pathOf(query), {
      method: 'POST',
      body: bodyOf(query),
      signal,
      ...(project === undefined ? {} : { project }),
    })
}

export function faultOf(error: Error, t: Translate): LiveFault {
  const isApi = error instanceof ApiError
  const id = isApi ? error.requestId : null
  return {
    type: 'error',
    code: isApi ? error.code : 'unknown',
    message: errorLine(error, t),
    ...(id === null ? {} : { request_id: id }),
  }
}
