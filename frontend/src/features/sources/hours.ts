export interface HourCount {
  /** The hour's start. */
  at: string
  count: number
}

const HOUR_MS = 3_600_000
const SHOWN = 24

/** The counts of the last 24 hours, the one that runs included; hours without any are 0. */
export function lastHours(counts: readonly HourCount[], now: Date): HourCount[] {
  const known = new Map(counts.map((one) => [Date.parse(one.at), one.count]))
  const last = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS
  return Array.from({ length: SHOWN }, (_, index) => {
    const at = last - (SHOWN - 1 - index) * HOUR_MS
    return { at: new Date(at).toISOString(), count: known.get(at) ?? 0 }
  })
}
