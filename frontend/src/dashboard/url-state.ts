import { useSearch, useLocation } from 'wouter'
import type { TimeWindow } from '@/api/types'
import { DEFAULT_RANGE, isRange } from './time/range'

/** What a link to a screen carries. */
export interface UrlState {
  range: TimeWindow
  /** Null: the first project of the person. */
  project: string | null
}

export function readUrl(search: string): UrlState {
  const params = new URLSearchParams(search)
  const range = params.get('range')
  const project = params.get('project')
  return { range: isRange(range) ? range : DEFAULT_RANGE, project: project === '' ? null : project }
}

/** The search part with the change made; what is not changed stays as it is, defaults are left out. */
export function writeUrl(search: string, change: Partial<UrlState>): string {
  const params = new URLSearchParams(search)
  if (change.range === DEFAULT_RANGE) params.delete('range')
  else if (change.range !== undefined) params.set('range', change.range)
  if (change.project === null) params.delete('project')
  else if (change.project !== undefined) params.set('project', change.project)
  return asSearch(params)
}

/** What goes along from one screen to another: project and time range, not what only the old screen understands. */
export function carriedUrl(search: string): string {
  const { range, project } = readUrl(search)
  return writeUrl('', range === DEFAULT_RANGE ? { project } : { range, project })
}

function asSearch(params: URLSearchParams): string {
  const text = params.toString()
  return text && `?${text}`
}

export function useUrlState(): [UrlState, (change: Partial<UrlState>) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  return [readUrl(search), (change) => navigate(path + writeUrl(search, change))]
}
