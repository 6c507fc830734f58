const ALLOWED = new Set(['http:', 'https:', 'mailto:'])

/** The address, when it is one that a text of somebody else may lead to; null for scripts, data and the like. */
export function safeLink(href: string): string | null {
  // Relative addresses and fragments lead nowhere sensible from a tile.
  if (!/^[a-z][a-z0-9+.-]*:/i.test(href.trim())) return null
  try {
    const url = new URL(href.trim())
    return ALLOWED.has(url.protocol) ? url.href : null
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
