import type { Project } from './types'

/** Without a wish: a project that has something to show; the product's own only when there is no other. */
export function firstChoice(projects: readonly Project[]): Project | undefined {
  const own = projects.filter((one) => !one.is_system)
  return own.find((one) => one.has_events) ?? own[0] ?? projects[0]
}
