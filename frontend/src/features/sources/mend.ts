/** The body of a refused item, set out to be edited; text that is not JSON stays as it came. */
export function setOut(body: string): string {
  const parsed = parsedOf(body)
  return parsed === undefined ? body : JSON.stringify(parsed.value, null, 2)
}

/** The JSON value of a text; undefined when it is none. */
export function parsedOf(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The reason why a text is not JSON, in the browser's words; null when it is. */
export function faultOf(text: string): string | null {
  try {
    JSON.parse(text)
    return null
  } catch (error) {
    if (error instanceof SyntaxError) return error.message
    throw error
  }
}
