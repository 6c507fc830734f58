/** Where the live answers of a project are. */
export function liveUrl(project: string): string {
  const origin = location.origin.replace(/^http/, 'ws')
  return `${origin}/ws?project=${encodeURIComponent(project)}`
}
