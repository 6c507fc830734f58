import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Range } from '@/api/dashboard'
import { PEOPLE_SORTS, type PeopleSort } from '@/api/queries/people'
import { readBoardUrl, writeBoardUrl } from '@/dashboard/board-url'

/** What a link to the list of people carries. */
export interface PeopleUrl {
  range: Range
  search: string
  sort: PeopleSort
  /** The name or id of a segment; null for everyone. */
  segment: string | null
}

const isSort = (text: string | null): text is PeopleSort => PEOPLE_SORTS.includes(text as PeopleSort)

const textOr = (text: string | null) => (text === '' ? null : text)

export function readPeopleUrl(search: string): PeopleUrl {
  const params = new URLSearchParams(search)
  const sort = params.get('sort')
  return {
    range: readBoardUrl(search).range ?? 'last_30_days',
    search: params.get('text') ?? '',
    sort: isSort(sort) ? sort : 'last_seen',
    segment: textOr(params.get('segment')),
  }
}

export function writePeopleUrl(search: string, change: Partial<PeopleUrl>): string {
  const next = { ...readPeopleUrl(search), ...change }
  const params = new URLSearchParams(change.range ? writeBoardUrl(search, { range: change.range }) : search)
  for (const name of ['text', 'sort', 'segment']) params.delete(name)
  if (next.search !== '') params.set('text', next.search)
  if (next.sort !== 'last_seen') params.set('sort', next.sort)
  if (next.segment !== null) params.set('segment', next.segment)
  const text = params.toString()
  return text && `?${text}`
}

export function usePeopleUrl(): [PeopleUrl, (change: Partial<PeopleUrl>) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  const url = useMemo(() => readPeopleUrl(search), [search])
  return [url, (change) => navigate(path + writePeopleUrl(location.search, change), { replace: true })]
}

/** A range as query parameters of the API. */
export function timeOf(range: Range): Record<string, string> {
  return typeof range === 'string' ? { time_window: range } : { from: range.from, to: range.to }
}
