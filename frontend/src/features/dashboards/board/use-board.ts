import { useMemo, useState } from 'react'
import type { Annotation, DashboardDocument, Range } from '@/api/dashboard'
import { useAnnotations } from '@/api/queries/annotations'
import type { BoardUrl } from '@/dashboard/board-url'
import { spanOf } from '@/dashboard/time/span'
import type { TimeChoice } from '@/dashboard/time/TimePicker'
import { valuesOf } from '@/dashboard/variables'
import { queryKey } from '@/live/query-key'
import type { Board } from '@/widgets/host/board'

export interface BoardView {
  time: TimeChoice
  /** What a widget gets; a cross filter does not narrow the widget it was set in. */
  boardOf: (widget: string) => Board
  annotations: readonly Annotation[]
}

/** The document's time, filters and variables under what the reader has chosen in the address. */
export function useBoard(id: string, document: DashboardDocument, url: BoardUrl): BoardView {
  const time: TimeChoice = {
    range: url.range ?? document.time.range,
    compare: url.compare ?? document.time.compare,
    refresh: url.refresh ?? document.time.refresh,
  }
  const annotations = useAnnotations(useSpan(time.range), id).data ?? NONE
  const { filters, cross } = url
  const { variables, timezone } = { variables: document.variables, timezone: document.time.timezone }
  // The address is read anew in every render; the key says whether it says something else.
  const key = queryKey({
    time,
    filters,
    cross,
    own: document.filters,
    variables,
    chosen: url.variables,
    timezone,
  })
  const boardOf = useMemo(() => {
    const shared: Omit<Board, 'filters'> = {
      ...time,
      variables: valuesOf(variables, url.variables),
      ...(timezone ? { timezone } : {}),
      annotations: annotations.map(({ timestamp, end, title, kind }) => {
        return { from: timestamp, ...(end ? { to: end } : {}), title, kind }
      }),
    }
    const base = [...document.filters, ...filters]
    const withAll: Board = { ...shared, filters: [...base, ...cross.map((one) => one.filter)] }
    const sources = [...new Set(cross.map((one) => one.widget))]
    const own = new Map<string, Board>(
      sources.map((widget) => {
        const others = cross.filter((one) => one.widget !== widget).map((one) => one.filter)
        return [widget, { ...shared, filters: [...base, ...others] }]
      }),
    )
    return (widget: string) => own.get(widget) ?? withAll
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for all of them
  }, [key, annotations])
  return { time, boardOf, annotations }
}

const NONE: readonly Annotation[] = []

/** The span of a range when it was chosen: annotations are asked for once, not with every step of a moving window. */
function useSpan(range: Range): { from: string; to: string } {
  const key = queryKey(range)
  const [known, setKnown] = useState(() => ({ key, span: spanOf(range, new Date()) }))
  if (known.key === key) return known.span
  const next = { key, span: spanOf(range, new Date()) }
  setKnown(next)
  return next.span
}
