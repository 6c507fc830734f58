const KEY = 'tidegauge.recent'
const MOST = 5

/** The ids last chosen, newest first. Storage may be blocked or hold another program's text: then there are none. */
export function recentIds(): readonly string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter((id) => typeof id === 'string').slice(0, MOST) : []
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return []
    throw error
  }
}

export function rememberChoice(id: string): void {
  const next = [id, ...recentIds().filter((one) => one !== id)].slice(0, MOST)
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
