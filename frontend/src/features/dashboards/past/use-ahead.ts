import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { DashboardTab } from '@/api/dashboard'
import { useProject } from '@/api/project-context'
import { resolveQuery } from '@/widgets/host/question'
import { askingOf } from '@/widgets/host/source'
import type { BoardView } from '../board/use-board'
import type { Ahead } from './use-past'

/** Asks the questions of the widgets on screen of moments to come, one moment after the other, so that all widgets change at once. */
export function useAhead(tab: DashboardTab, view: BoardView): Ahead {
  const client = useQueryClient()
  const project = useProject().id
  const latest = useRef({ tab, view })
  useEffect(() => {
    latest.current = { tab, view }
  })
  return useMemo(() => {
    const cache = client.getQueryCache()
    const questionsOf = (at: string) =>
      latest.current.tab.widgets.flatMap((widget) =>
        widget.queries.flatMap(({ id, query }) => {
          const now = latest.current.view.boardOf(widget.id)
          const asking = (board: typeof now) =>
            askingOf({ widget, id, query: resolveQuery(query, widget, board), board, project })
          const isOnScreen = cache.find({ queryKey: asking(now).queryKey })?.isActive() ?? false
          return isOnScreen ? [asking({ ...now, at })] : []
        }),
      )
    // A question that failed is answered too: its widget says what is wrong.
    const has = (at: string) =>
      questionsOf(at).every(({ queryKey }) => {
        const state = client.getQueryState(queryKey)
        return state !== undefined && state.status !== 'pending'
      })
    let wanted: readonly string[] = []
    let isLoading = false
    const load = async () => {
      isLoading = true
      for (;;) {
        const [next, ...rest] = wanted
        if (next === undefined) break
        wanted = rest
        if (!has(next)) await Promise.all(questionsOf(next).map((one) => client.query(one).catch(() => {})))
      }
      isLoading = false
    }
    return {
      has,
      want: (moments) => {
        wanted = moments
        if (!isLoading) void load()
      },
    }
  }, [client, project])
}
