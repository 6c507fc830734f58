import { create } from 'zustand'

/** A statement that was run, newest first in its list. */
export interface RecentRun {
  query: string
  at: number
}

const MOST = 30
const MOST_CHARACTERS = 20_000
const key = (project: string) => `tidegauge.sql.recent.${project}`

const isRun = (value: unknown): value is RecentRun =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as RecentRun).query === 'string' &&
  typeof (value as RecentRun).at === 'number'

/** What was run in this browser; storage may be blocked or hold another program's text. */
export function readRuns(project: string): readonly RecentRun[] {
  try {
    const stored = JSON.parse(localStorage.getItem(key(project)) ?? '[]') as unknown
    return Array.isArray(stored) ? stored.filter(isRun).slice(0, MOST) : []
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return []
    throw error
  }
}

/** Counts the runs of this page, so that a list of them is drawn anew. */
export const useRunCount = create<{ count: number }>(() => ({ count: 0 }))

/** Remembers a statement; one that was run before moves to the front. */
export function rememberRun(project: string, query: string, at = Date.now()): void {
  const text = query.trim()
  if (text === '' || text.length > MOST_CHARACTERS) return
  const others = readRuns(project).filter((run) => run.query !== text)
  try {
    localStorage.setItem(key(project), JSON.stringify([{ query: text, at }, ...others].slice(0, MOST)))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
  useRunCount.setState(({ count }) => ({ count: count + 1 }))
}
