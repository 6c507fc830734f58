import { useRef, useState } from 'react'
import type { Range, Widget } from '@/api/dashboard'
import type { Choice } from '@/api/queries/drill'
import { isAnalysis } from '@/api/types'
import { brushFilter } from '@/dashboard/brush'
import { isEqual } from '@/dashboard/document'
import type { BoardUrl, ChangeBoardUrl } from '@/dashboard/board-url'
import type { Selection, WidgetActions } from '@/widgets/contract'
import { resolveQuery } from '@/widgets/host/question'
import type { Drill, DrillChoices } from './DrillMenu'
import type { Panel } from './panel'
import type { BoardView } from './use-board'

interface Options {
  view: BoardView
  url: BoardUrl
  change: ChangeBoardUrl
  widgetOf: (id: string) => Widget | undefined
  open: (panel: Panel) => void
  canEdit: boolean
}

export interface Drilling {
  drill: Drill | null
  choices: Partial<DrillChoices>
  close: () => void
  actionsOf: (widget: string) => WidgetActions
}

/** What clicks, drags and brushes in widgets lead to. */
export function useDrill({ view, url, change, widgetOf, open, canEdit }: Options): Drilling {
  const [drill, setDrill] = useState<Drill | null>(null)
  const before = useRef<(Range | null)[]>([])
  const zoom = (span: { from: string; to: string } | null) => {
    if (span) {
      before.current.push(url.range)
      change({ range: span })
    } else if (before.current.length > 0) change({ range: before.current.pop() ?? null })
  }
  const addFilters = ({ filters }: Selection) => {
    const fresh = filters.filter((one) => !url.filters.some((known) => isEqual(known, one)))
    change({ filters: [...url.filters, ...fresh] })
  }
  const cross = (widget: string, { filters }: Pick<Selection, 'filters'>) => {
    const others = url.cross.filter((one) => one.widget !== widget)
    change({ cross: [...others, ...filters.map((filter) => ({ widget, filter }))] })
  }
  const askedOf = ({ widget, selection }: Drill) => {
    const found = widgetOf(widget)
    return { found, asked: found?.queries.find((one) => one.id === selection.answer) ?? found?.queries[0] }
  }
  const choiceOf = (drill: Drill): Choice => {
    const { widget, selection } = drill
    const { found, asked } = askedOf(drill)
    const query = found && asked ? resolveQuery(asked.query, found, view.boardOf(widget)) : null
    const filters = [...(query?.filters ?? []), ...selection.filters]
    const at = query?.at === undefined ? {} : { at: query.at }
    const metric = query && !isAnalysis(query) && query.metric !== '*' ? { metric: query.metric, ...at } : at
    if (selection.from !== undefined)
      return {
        ...metric,
        filters,
        from: selection.from,
        ...(selection.to === undefined ? {} : { to: selection.to }),
      }
    const { time_window, from, to } = query ?? {}
    if (time_window) return { ...metric, filters, time_window }
    return { ...metric, filters, ...(from ? { from } : {}), ...(to ? { to } : {}) }
  }
  const spanOfSelection = ({ selection }: Drill) => {
    const { from, to } = selection
    if (from !== undefined) zoom({ from, to: to ?? new Date(Date.parse(from) + 3_600_000).toISOString() })
  }
  // A step of a funnel or the end of a path are no events that filters could choose: its own screen lists the people.
  const isOpaque = (one: Drill) => {
    const query = askedOf(one).asked?.query
    return query !== undefined && isAnalysis(query) && one.selection.filters.length === 0
  }
  const choices: Partial<DrillChoices> = {
    filter: (one) => addFilters(one.selection),
    cross: (one) => cross(one.widget, one.selection),
    zoom: spanOfSelection,
    ...(drill && isOpaque(drill)
      ? {}
      : {
          events: (one) => open({ kind: 'events', title: one.selection.label, choice: choiceOf(one) }),
          people: (one) => open({ kind: 'people', title: one.selection.label, choice: choiceOf(one) }),
        }),
    ...(canEdit ? { annotate: (one) => open({ kind: 'annotations', at: one.selection.from ?? null }) } : {}),
  }
  return {
    drill,
    choices,
    close: () => setDrill(null),
    actionsOf: (widget) => ({
      select: (selection, at) => setDrill({ widget, selection, at: inWindow(at) }),
      zoom,
      brush: (selection) => {
        if (selection.filters.length > 0) cross(widget, selection)
        else if (selection.from !== undefined && selection.to !== undefined)
          cross(widget, { filters: [brushFilter({ from: selection.from, to: selection.to })] })
      },
    }),
  }
}

/** From pixels of the page to those of the window. The Enter key has no place: then it is below what has the focus. */
export function inWindow({ x, y }: { x: number; y: number }): { x: number; y: number } {
  const focused = document.activeElement
  if (x === 0 && y === 0 && focused && focused !== document.body) {
    const { left, bottom } = focused.getBoundingClientRect()
    return { x: left, y: bottom }
  }
  return { x: x - scrollX, y: y - scrollY }
}
