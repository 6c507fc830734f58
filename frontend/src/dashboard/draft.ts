import type { DashboardDocument } from '@/api/dashboard'

/** Work that is not saved yet, kept in the browser so that a crash or a closed window does not lose it. */
export interface Draft {
  document: DashboardDocument
  /** What the work started from: the version and its document. */
  base_version: number
  base: DashboardDocument
  saved_at: string
}

const PREFIX = 'tidegauge.draft.'
const KEPT_MS = 30 * 86_400_000

const keyOf = (project: string, dashboard: string) => `${PREFIX}${project}.${dashboard}`

/** Runs against the store of the browser; null when it is blocked or full. */
function attempt<T>(work: (store: Storage) => T): T | null {
  try {
    return work(localStorage)
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return null
    throw error
  }
}

/** Whether it could be kept. */
export function keepDraft(project: string, dashboard: string, draft: Draft): boolean {
  return attempt((store) => (store.setItem(keyOf(project, dashboard), JSON.stringify(draft)), true)) ?? false
}

export function readDraft(project: string, dashboard: string): Draft | null {
  const text = attempt((store) => store.getItem(keyOf(project, dashboard)))
  if (text === null) return null
  const draft = attempt(() => JSON.parse(text) as Partial<Draft> | null)
  const isWhole = draft?.document?.tabs && draft.base?.tabs && typeof draft.base_version === 'number'
  return isWhole ? (draft as Draft) : null
}

export function dropDraft(project: string, dashboard: string): void {
  attempt((store) => store.removeItem(keyOf(project, dashboard)))
}

/** Forgets drafts that nobody came back for within 30 days. */
export function dropOldDrafts(now: Date): void {
  attempt((store) => {
    for (const key of Object.keys(store).filter((name) => name.startsWith(PREFIX))) {
      const draft = attempt(() => JSON.parse(store.getItem(key) ?? 'null') as Partial<Draft> | null)
      const savedAt = Date.parse(draft?.saved_at ?? '')
      if (!(now.getTime() - savedAt < KEPT_MS)) store.removeItem(key)
    }
  })
}
