import { useLocation, useSearch } from 'wouter'
import { useMemo } from 'react'
import type { Range, Refresh, WidgetFormula } from '@/api/dashboard'
import type { FilterNode } from '@/api/types'
import { readBoardUrl, writeBoardUrl } from '@/dashboard/board-url'
import { readFilter, writeFilter } from '@/dashboard/filter-text'
import type { TimeChoice } from '@/dashboard/time/TimePicker'
import { MOST_FORMULAS, MOST_GROUPS, MOST_MEASURES, type Exploration, type Measure } from './exploration'

const OWN = ['q', 'fx', 'by', 'every', 'top', 'kind']
const LETTERS = 'ABCDEFGH'
const ONCE = 'once'
const DEFAULT_RANGE: Range = 'last_24_hours'

/** One measure in an address: JSON with short names, only what differs from the default. */
interface Written {
  m: string
  a?: string
  v?: string
  f?: string[]
  l?: string
  h?: 1
}

function writeMeasure({ metric, aggregation, valueField, filters, label, isHidden }: Measure): string {
  const written: Written = { m: metric }
  if (aggregation) written.a = aggregation
  if (valueField) written.v = valueField
  if (filters.length > 0) written.f = filters.map(writeFilter)
  if (label) written.l = label
  if (isHidden) written.h = 1
  return JSON.stringify(written)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const textOr = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

function readMeasure(text: string, index: number): Measure[] {
  const given = text.startsWith('{') ? parse(text) : { m: text }
  if (typeof given !== 'object' || given === null) return []
  const { m, a, v, f, l, h } = given as Record<keyof Written, unknown>
  const metric = textOr(m)
  if (metric === null) return []
  const filters = Array.isArray(f)
    ? f.flatMap((one) => (typeof one === 'string' ? (readFilter(one) ?? []) : []))
    : []
  const [aggregation, valueField, label] = [textOr(a), textOr(v), textOr(l)]
  return [
    {
      id: LETTERS[index]!,
      metric,
      filters,
      ...(aggregation ? { aggregation } : {}),
      ...(valueField ? { valueField } : {}),
      ...(label ? { label } : {}),
      ...(h === 1 ? { isHidden: true } : {}),
    },
  ]
}

function readFormula(text: string, index: number): WidgetFormula {
  const at = text.indexOf('|')
  return { id: `F${index + 1}`, label: text.slice(0, Math.max(0, at)), expression: text.slice(at + 1) }
}

/** What a link to Explore asks. What cannot be read is left out. */
export function readExplore(search: string): Exploration {
  const params = new URLSearchParams(search)
  const every = params.get('every')
  const top = params.get('top')
  return {
    measures: params.getAll('q').slice(0, MOST_MEASURES).flatMap(readMeasure),
    formulas: params.getAll('fx').slice(0, MOST_FORMULAS).map(readFormula),
    filters: params.getAll('f').flatMap((text): FilterNode[] => {
      const node = readFilter(text)
      return node ? [node] : []
    }),
    groups: params.getAll('by').filter(Boolean).slice(0, MOST_GROUPS),
    interval: every === ONCE ? null : (every ?? 'auto'),
    limit: top !== null && /^[1-9]\d{0,3}$/.test(top) ? Number(top) : null,
    kind: params.get('kind'),
  }
}

/** The search part with the change made; what is not Explore's stays. */
export function writeExplore(search: string, change: Partial<Exploration>): string {
  const next = { ...readExplore(search), ...change }
  const params = new URLSearchParams(search)
  for (const name of [...OWN, 'f']) params.delete(name)
  next.measures.forEach((one) => params.append('q', writeMeasure(one)))
  next.formulas.forEach((one) => params.append('fx', `${one.label.replaceAll('|', '/')}|${one.expression}`))
  next.filters.forEach((one) => params.append('f', writeFilter(one)))
  next.groups.forEach((one) => params.append('by', one))
  if (next.interval !== 'auto') params.set('every', next.interval ?? ONCE)
  if (next.limit !== null) params.set('top', String(next.limit))
  if (next.kind !== null) params.set('kind', next.kind)
  const text = params.toString()
  return text && `?${text}`
}

/** The time of a link; a day, live and without comparison, where it says nothing. */
export function readTime(search: string): TimeChoice {
  const { range, compare, refresh } = readBoardUrl(search)
  return { range: range ?? DEFAULT_RANGE, compare: compare ?? 'none', refresh: refresh ?? 'live' }
}

export function writeTime(search: string, change: Partial<TimeChoice>): string {
  const next = { ...readTime(search), ...change }
  const refresh: Refresh | null = next.refresh === 'live' ? null : next.refresh
  return writeBoardUrl(search, {
    range: next.range === DEFAULT_RANGE ? null : next.range,
    compare: next.compare === 'none' ? null : next.compare,
    refresh,
  })
}

export type ChangeExploration = (change: Partial<Exploration>, options?: { replace?: boolean }) => void
export type ChangeTime = (change: Partial<TimeChoice>) => void

export function useExploreUrl(): [Exploration, ChangeExploration, TimeChoice, ChangeTime] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const exploration = useMemo(() => readExplore(search), [search])
  const time = useMemo(() => readTime(search), [search])
  // What the address says now, not when this was drawn: two changes of one turn must both count.
  const change: ChangeExploration = (part, options) =>
    navigate(path + writeExplore(location.search, part), options)
  return [exploration, change, time, (part) => navigate(path + writeTime(location.search, part))]
}
