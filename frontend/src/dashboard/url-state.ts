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

/** The search part with the change made; parameters of others stay, defaults are left out. */
export function writeUrl(search: string, change: Partial<UrlState>): string {
  const params = new URLSearchParams(search)
  const next = { ...readUrl(search), ...change }
  if (next.range === DEFAULT_RANGE) params.delete('range')
  else params.set('range', next.range)
  if (next.project === null) params.delete('project')
  else params.set('project', next.project)
  const text = params.toString()
  return text && `?${text}`
}

export function useUrlState(): [UrlState, (change: Partial<UrlState>) => void] {
  const search = useSearch()
  const [path, navigate] = useLocation()
  return [readUrl(search), (change) => navigate(path + writeUrl(search, change))]
}
