import { useCallback, useRef } from 'react'
import { ApiError } from '@/api/error'
import { askShare, openShare, type PublicDashboard, type PublicQuestion } from '@/api/share'
import type { BoardUrl } from '@/dashboard/board-url'
import { queryKey } from '@/live/query-key'
import type { Ask } from '@/widgets/host/board'

interface Options {
  token: string
  password: string
  dashboard: PublicDashboard
  url: BoardUrl
}

/** Asks the questions of a public dashboard; a session that has run out is opened again. */
export function useAsk({ token, password, dashboard, url }: Options): Ask {
  const session = useRef(dashboard.session)
  const wishes = dashboard.allow_filters ? wishesOf(url) : {}
  const key = queryKey(wishes)
  return useCallback<Ask>(
    async ({ widget, id }, signal) => {
      const body: PublicQuestion = { ...(JSON.parse(key) as typeof wishes), widget_id: widget, query_id: id }
      try {
        return await askShare(token, session.current, body, signal)
      } catch (error) {
        if (!(error instanceof ApiError) || error.status !== 401) throw error
        session.current = (await openShare(token, password)).session
        return askShare(token, session.current, body, signal)
      }
    },
    [token, password, key],
  )
}

function wishesOf({ range, filters, cross, variables, at }: BoardUrl): Partial<PublicQuestion> {
  const chips = [...filters, ...cross.map((one) => one.filter)]
  return {
    ...(range ? { range } : {}),
    ...(at === null ? {} : { at }),
    ...(chips.length > 0 ? { filters: chips } : {}),
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
  }
}
