import { useMemo, useState } from 'react'
import type { Annotation, DashboardDocument, Range } from '@/api/dashboard'
import { useAnnotations } from '@/api/queries/annotations'
import type { BoardUrl, CrossFilter } from '@/dashboard/board-url'
import { brushedSpan } from '@/dashboard/brush'
import { spanOf } from '@/dashboard/time/span'
import type { TimeChoice } from '@/dashboard/time/TimePicker'
import { valuesOf } from '@/dashboard/variables'
import { useT } from '@/i18n'
import { queryKey } from '@/live/query-key'
import type { Board } from '@/widgets/host/board'

export interface BoardView {
  time: TimeChoice
  /** What a widget gets; a cross filter or brush does not narrow the widget it was set in, a brush is marked there. */
  boardOf: (widget: string) => Board
  annotations: readonly Annotation[]
}

/** The document's time, filters and variables under what the reader has chosen in the address; `at`: the moment it is shown at, which nothing changes any more. */
export function useBoard(
  id: string,
  document: DashboardDocument,
  url: BoardUrl,
  at: string | null,
): BoardView {
  const t = useT()
  const time: TimeChoice = {
    range: url.range ?? document.time.range,
    compare: url.compare ?? document.time.compare,
    refresh: at === null ? (url.refresh ?? document.time.refresh) : 'off',
  }
  const known = useAnnotations(useSpan(time.range, url), id).data
  // That there are none changes nothing for the widgets.
  const annotations = known?.length ? known : NONE
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
    at,
  })
  const boardOf = useMemo(() => {
    const shared: Omit<Board, 'filters'> = {
      ...time,
      variables: valuesOf(variables, url.variables),
      ...(timezone ? { timezone } : {}),
      ...(at === null ? {} : { at }),
      annotations: annotations.map(({ timestamp, end, title, kind }) => {
        return { from: timestamp, ...(end ? { to: end } : {}), title, kind }
      }),
    }
    const narrowed = (by: readonly CrossFilter[]): Board => {
      const spans = by.flatMap((one) => brushedSpan(one.filter) ?? [])
      const others = by.filter((one) => !brushedSpan(one.filter)).map((one) => one.filter)
      const range = spans.at(-1) ?? shared.range
      return { ...shared, range, filters: [...document.filters, ...filters, ...others] }
    }
    const withAll = narrowed(cross)
    const sources = [...new Set(cross.map((one) => one.widget))]
    const own = new Map<string, Board>(
      sources.map((widget) => {
        const board = narrowed(cross.filter((one) => one.widget !== widget))
        const set = cross.filter((one) => one.widget === widget)
        const brushed = set.flatMap((one) => brushedSpan(one.filter) ?? [])
        const marks = brushed.map((span) => ({ ...span, title: t('board.brushed'), kind: 'note' as const }))
        return [widget, { ...board, annotations: [...(board.annotations ?? []), ...marks] }]
      }),
    )
    return (widget: string) => own.get(widget) ?? withAll
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `key` stands for all of them
  }, [key, annotations, t])
  return { time, boardOf, annotations }
}

const NONE: readonly Annotation[] = []

/** The span of a range when it was chosen: annotations are asked for once, not with every step of a moving window or a replay. */
function useSpan(range: Range, { at, replay }: BoardUrl): { from: string; to: string } {
  const moments = replay ? [replay.from, replay.to] : [at, at]
  const key = queryKey({ range, moments })
  const spanNow = () => {
    const [from, to] = moments.map((one) => spanOf(range, one === null ? new Date() : new Date(one)))
    return { key, span: { from: from!.from, to: to!.to } }
  }
  const [known, setKnown] = useState(spanNow)
  if (known.key === key) return known.span
  const next = spanNow()
  setKnown(next)
  return next.span
}
