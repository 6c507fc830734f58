/** The same question always gives the same text, whatever the order of its keys; empty parts do not count. */
export function queryKey(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(queryKey).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${queryKey(part)}`)
  return `{${parts.join(',')}}`
}
