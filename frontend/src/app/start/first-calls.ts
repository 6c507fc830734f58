import { at } from '@/api/address'
import { askAhead } from '@/api/ahead'
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
 * Asks who is there, and for the dashboard at the address, in the order in which each can be asked. Who shows the answers takes them,
 * and what went wrong with them; without a login nothing but that is asked.
 */
export async function makeFirstCalls({
  pathname,
  search,
}: Pick<Location, 'pathname' | 'search'>): Promise<void> {
  // A public link has no login.
  if (pathname.startsWith('/share/')) return
  const session = await askAhead<{ is_signed_in: boolean }>(at('/api/auth/session'))
  if (!session.is_signed_in) return
  const board = boardAt(pathname)
  const me = await askAhead<Person>(at('/api/auth/me'))
  const wanted = new URLSearchParams(search).get('project')
  const project = me.projects.find((one) => one.id === wanted) ?? firstChoice(me.projects)
  if (board !== null && project)
    await askAhead(at('/api/dashboards/{board_id}', { board_id: board }), project.id)
}
