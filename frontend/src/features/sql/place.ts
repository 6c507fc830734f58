/** Where in a statement something is wrong, in characters from its start. */
export interface Place {
  from: number
  to: number
}

/** The place that a refusal names ("line 2, column 19 near 'events'"); null when it names none. The column is where the word ends. */
export function placeOf(message: string, statement: string): Place | null {
  const found = /line (\d+), column (\d+)(?: near '([^']*)')?/.exec(message)
  if (!found) return unknownName(message, statement)
  const lines = statement.split('\n')
  const line = Math.min(Number(found[1]), lines.length) - 1
  const before = lines.slice(0, line).reduce((sum, text) => sum + text.length + 1, 0)
  const to = before + Math.min(Number(found[2]), lines[line]!.length)
  const length = Math.max(1, found[3]?.length ?? 1)
  return { from: Math.max(before, to - length), to: Math.max(to, before) }
}

/** The engine quotes a name that it does not know: `nam`. */
function unknownName(message: string, statement: string): Place | null {
  const name = /[`']([\w.]+)[`']/.exec(message)?.[1]
  if (name === undefined) return null
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const at = new RegExp(`(?<![\\w.])${escaped}(?![\\w])`).exec(statement)?.index
  return at === undefined ? null : { from: at, to: at + name.length }
}
