const FIRST_MS = 500
const LONGEST_MS = 30_000

/** Milliseconds to wait before reconnect number `attempt` (0 first): doubling, capped, half of it random. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16))
  return Math.round(whole / 2 + (whole / 2) * random())
}
