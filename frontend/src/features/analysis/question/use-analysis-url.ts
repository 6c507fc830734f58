import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Range } from '@/api/dashboard'
import type { FilterNode } from '@/api/types'
import { readBoardUrl, writeBoardUrl } from '@/dashboard/board-url'
import type { TimeChoice } from '@/dashboard/time/TimePicker'
import { readQuestion, writeQuestion, type QuestionOf } from './question'

/** What every analysis is asked besides its own fields. */
export interface Common {
  time: TimeChoice
  filters: readonly FilterNode[]
  /** The name or id of a segment; null for everyone. */
  segment: string | null
}

type Options = { replace?: boolean } | undefined

export interface AnalysisUrl<F> extends Common {
  question: QuestionOf<F>
  change: (part: Partial<QuestionOf<F>>, options?: Options) => void
  changeTime: (part: Partial<TimeChoice>) => void
  setFilters: (filters: readonly FilterNode[]) => void
  setSegment: (segment: string | null) => void
  /** Back to how the screen was first opened; the time stays. */
  reset: () => void
}

const SEGMENT = 'segment'
const textOr = (text: string | null) => (text === '' ? null : text)

function readCommon(search: string, range: Range): Common {
  const board = readBoardUrl(search)
  return {
    time: {
      range: board.range ?? range,
      compare: board.compare ?? 'none',
      refresh: board.refresh ?? 'live',
    },
    filters: board.filters,
    segment: textOr(new URLSearchParams(search).get(SEGMENT)),
  }
}

function edited(search: string, edit: (params: URLSearchParams) => void): string {
  const params = new URLSearchParams(search)
  edit(params)
  const text = params.toString()
  return text && `?${text}`
}

/**
 * The whole question in the address: a parameter for each field (JSON where it is not plain text), left out while it is as at first.
 * A field must not be called range, from, to, compare, refresh, f, x, tab, widget, edit, tv, tour, segment or project.
 */
export function useAnalysisUrl<F extends object>(fields: F, range: Range = 'last_30_days'): AnalysisUrl<F> {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const common = useMemo(() => readCommon(search, range), [search, range])
  const question = useMemo(() => readQuestion(fields, new URLSearchParams(search)), [fields, search])
  // What the address says now, not when this was drawn: two changes of one turn must both count.
  const go = (next: (search: string) => string, options?: Options) =>
    navigate(path + next(location.search), options)
  return {
    ...common,
    question,
    change: (part, options) =>
      go(
        (now) =>
          edited(now, (params) =>
            writeQuestion(fields, { ...readQuestion(fields, params), ...part }, params),
          ),
        options,
      ),
    changeTime: (part) =>
      go((now) => {
        const next = { ...readCommon(now, range).time, ...part }
        return writeBoardUrl(now, {
          range: next.range === range ? null : next.range,
          compare: next.compare === 'none' ? null : next.compare,
          refresh: next.refresh === 'live' ? null : next.refresh,
        })
      }),
    setFilters: (filters) => go((now) => writeBoardUrl(now, { filters })),
    setSegment: (segment) =>
      go((now) => edited(now, (params) => (segment ? params.set(SEGMENT, segment) : params.delete(SEGMENT)))),
    reset: () =>
      go((now) =>
        edited(writeBoardUrl(now, { filters: [], tab: null }), (params) => {
          for (const name of [...Object.keys(fields), SEGMENT]) params.delete(name)
        }),
      ),
  }
}

/** The common part as the server takes it. */
export function commonBody({ time, filters, segment }: Common): Record<string, unknown> {
  const { range } = time
  return {
    ...(typeof range === 'string' ? { time_window: range } : range),
    ...(filters.length > 0 ? { filters } : {}),
    ...(segment === null ? {} : { segment }),
  }
}
