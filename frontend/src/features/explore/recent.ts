/** An exploration of before: what it was called, its kind of chart, and its address. */
export interface Explored {
  title: string
  kind: string
  search: string
}

const MOST = 6
const key = (project: string) => `tidegauge.explored.${project}`

const isExplored = (value: unknown): value is Explored =>
  typeof value === 'object' &&
  value !== null &&
  ['title', 'kind', 'search'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string')

/** What was explored in this browser, newest first; storage may be blocked or hold another program's text. */
export function readExplored(project: string): readonly Explored[] {
  try {
    const stored = JSON.parse(localStorage.getItem(key(project)) ?? '[]') as unknown
    return Array.isArray(stored) ? stored.filter(isExplored).slice(0, MOST) : []
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return []
    throw error
  }
}

/** The address without the project, which is this one. */
function withoutProject(search: string): string {
  const params = new URLSearchParams(search)
  params.delete('project')
  return params.toString()
}

/** Remembers an exploration; the same title and kind again replaces it. */
export function rememberExplored(project: string, { title, kind, search }: Explored): void {
  const others = readExplored(project).filter((one) => one.title !== title || one.kind !== kind)
  const list = [{ title, kind, search: withoutProject(search) }, ...others].slice(0, MOST)
  try {
    localStorage.setItem(key(project), JSON.stringify(list))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
