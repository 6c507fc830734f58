import { useLocation, useSearch } from 'wouter'
import type { Range, Refresh } from '@/api/dashboard'
import type { Filter, FilterNode } from '@/api/types'
import { isPlain, readFilter, writeFilter } from './filter-text'
import { readPast, wholeNumber, type Past } from './past-url'
import { isPeriod } from './time/range'

/** A filter that a click in one widget puts on all the others. */
export interface CrossFilter {
  widget: string
  filter: Filter
}

/** What a link to a dashboard carries beside its id. Null or empty: as the document says. */
export interface BoardUrl extends Past {
  range: Range | null
  compare: 'none' | 'previous_period' | null
  refresh: Refresh | null
  /** The reader's filters, on top of the document's. */
  filters: readonly FilterNode[]
  cross: readonly CrossFilter[]
  variables: Readonly<Record<string, readonly string[]>>
  tab: string | null
  /** The widget shown alone. */
  widget: string | null
  isEditing: boolean
  /** Seconds per tab of the TV mode; null while it is off. */
  tv: number | null
  /** The TV mode goes on to the other favourites after the last tab. */
  tour: boolean
}

const VARIABLE = 'v.'
const OWN = [
  'range',
  'from',
  'to',
  'compare',
  'refresh',
  'f',
  'x',
  'tab',
  'widget',
  'edit',
  'tv',
  'tour',
  'at',
  'since',
  'until',
  'speed',
]
const COMPARE = { '0': 'none', '1': 'previous_period' } as const

export function readBoardUrl(search: string): BoardUrl {
  const params = new URLSearchParams(search)
  const compare = params.get('compare')
  return {
    range: readRange(params),
    compare: compare === '0' || compare === '1' ? COMPARE[compare] : null,
    refresh: readRefresh(params.get('refresh')),
    filters: params.getAll('f').flatMap((text) => readFilter(text) ?? []),
    cross: params.getAll('x').flatMap(readCross),
    variables: readVariables(params),
    tab: params.get('tab'),
    widget: params.get('widget'),
    isEditing: params.get('edit') === '1',
    tv: wholeNumber(params.get('tv'), 5),
    tour: params.get('tour') === '1',
    ...readPast(params),
  }
}

/** The search part with the change made; parameters that are not of dashboards stay. */
export function writeBoardUrl(search: string, change: Partial<BoardUrl>): string {
  const next = { ...readBoardUrl(search), ...change }
  const params = new URLSearchParams(search)
  for (const name of [...params.keys()])
    if (OWN.includes(name) || name.startsWith(VARIABLE)) params.delete(name)
  if (typeof next.range === 'string') params.set('range', next.range)
  else if (next.range) {
    params.set('from', next.range.from)
    params.set('to', next.range.to)
  }
  if (next.compare) params.set('compare', next.compare === 'none' ? '0' : '1')
  if (next.refresh !== null) params.set('refresh', String(next.refresh))
  next.filters.forEach((node) => params.append('f', writeFilter(node)))
  next.cross.forEach(({ widget, filter }) => params.append('x', `${widget}:${writeFilter(filter)}`))
  for (const [name, values] of Object.entries(next.variables))
    for (const value of values.length > 0 ? values : ['']) params.append(VARIABLE + name, value)
  if (next.tab !== null) params.set('tab', next.tab)
  if (next.widget !== null) params.set('widget', next.widget)
  if (next.isEditing) params.set('edit', '1')
  if (next.tv !== null) params.set('tv', String(next.tv))
  if (next.tv !== null && next.tour) params.set('tour', '1')
  if (next.at !== null) params.set('at', next.at)
  if (next.replay) {
    params.set('since', next.replay.from)
    params.set('until', next.replay.to)
    params.set('speed', String(next.replay.speed))
  }
  const text = params.toString()
  return text && `?${text}`
}

function readRange(params: URLSearchParams): Range | null {
  const [from, to] = [params.get('from'), params.get('to')]
  if (from && to && Date.parse(from) < Date.parse(to)) return { from, to }
  const range = params.get('range')
  return isPeriod(range) ? range : null
}

function readRefresh(text: string | null): Refresh | null {
  return text === 'live' || text === 'off' ? text : wholeNumber(text, 1)
}

function readCross(text: string): CrossFilter[] {
  const [, widget, rest] = /^([a-z0-9-]+):(.*)$/s.exec(text) ?? []
  const filter = rest === undefined ? null : readFilter(rest)
  return widget && filter && isPlain(filter) ? [{ widget, filter }] : []
}

function readVariables(params: URLSearchParams): Record<string, string[]> {
  const variables: Record<string, string[]> = {}
  for (const [name, value] of params) {
    if (!name.startsWith(VARIABLE)) continue
    const values = (variables[name.slice(VARIABLE.length)] ??= [])
    if (value !== '') values.push(value)
  }
  return variables
}

export type ChangeBoardUrl = (change: Partial<BoardUrl>, options?: { replace?: boolean }) => void

export function useBoardUrl(): [BoardUrl, ChangeBoardUrl] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  // What the address says now, not when this was drawn: two changes of one turn must both count.
  const change: ChangeBoardUrl = (part, options) =>
    navigate(path + writeBoardUrl(location.search, part), options)
  return [readBoardUrl(search), change]
}
