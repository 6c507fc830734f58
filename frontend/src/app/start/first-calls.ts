import { at } from '@/api/address'
import { askAhead, connectAhead } from '@/api/ahead'
import { homeProject } from '@/api/home-project'
import { liveUrl } from '@/api/live-url'
import { firstChoice } from '@/api/project-choice'
import type { Person } from '@/api/types'

/** The dashboard at an address; null elsewhere. */
export function boardAt(path: string): string | null {
  const name = /^\/dashboards\/([^/]+)\/?$/.exec(path)?.[1]
  try {
    return name === undefined ? null : decodeURIComponent(name)
  } catch {
    return null // not an address we made
  }
}

/**
 * Asks who is there, and for the dashboard at the address and its live answers. Who was here last is probably here again: then all is
 * asked for at once, in the project that was shown last; else in the order in which each can be asked, and without a login nothing more.
 * Who shows the answers takes them, and what went wrong with them.
 */
export async function makeFirstCalls({
  pathname,
  search,
}: Pick<Location, 'pathname' | 'search'>): Promise<void> {
  // A public link has no login.
  if (pathname.startsWith('/share/')) return
  const session = askAhead<{ is_signed_in: boolean }>(at('/api/auth/session'))
  const wanted = new URLSearchParams(search).get('project')
  const home = homeProject()
  const guess = wanted === null || wanted === home ? home : null
  if (guess === null && !(await session).is_signed_in) return
  const asked = askAhead<Person>(at('/api/auth/me'))
  if (guess !== null) askForProject(guess, pathname)
  const { projects } = await asked
  const first = firstChoice(projects)
  const project = projects.find((one) => one.id === wanted) ?? first
  if (project && project.id !== guess) askForProject(project.id, pathname)
}

function askForProject(project: string, pathname: string): void {
  const board = boardAt(pathname)
  connectAhead(liveUrl(project))
  if (board !== null) void askAhead(at('/api/dashboards/{board_id}', { board_id: board }), project)
}
