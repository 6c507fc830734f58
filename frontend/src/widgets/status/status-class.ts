/** The class of an HTTP status, “4xx”; what is not one keeps its text. */
export function statusClass(status: string): string {
  return /^[1-5]\d\d$/.test(status) ? `${status[0]}xx` : status
}

/** Palette slots with a meaning: fine is teal, moved is blue, the client's fault amber, the server's brick. */
const SLOTS: Record<string, number> = { '1xx': 7, '2xx': 2, '3xx': 0, '4xx': 1, '5xx': 6 }

export function statusSlot(name: string): number {
  return SLOTS[name] ?? 4
}

/** Share of 5xx among counts by status; null without requests. */
export function errorRate(counts: readonly { status: string; count: number }[]): number | null {
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  return counts.reduce((sum, { status, count }) => sum + (statusClass(status) === '5xx' ? count : 0), 0) / all
}
